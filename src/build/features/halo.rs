//! A halo: small stones side by side around the stone of a head.

use std::sync::Arc;

use glam::DVec2;

use super::around::{Around, Chain, Plan, Post};
use super::spacing::hull;
use super::way::{Core, Stop, Way};
use crate::build::settings::{Anchor, HeadMetal, Neighbors, Plate, Strip};
use crate::build::stones::{Gem, SetStone};
use crate::build::{Cache, PartRole, Recipe};
use crate::design::Library;
use crate::design::features::{Facing, Halo, Head};
use crate::design::settings::{MeleeSetting, Setting};
use crate::gems::{Family, StoneShape};
use crate::vocab::{Frame, Millimeters, Point};

/// The core lies at least this far inside of the plate, in mm.
const INSIDE: f64 = 0.05;

/// How much wider than the least gap stones may be spread to fill the way, in mm.
const SPREAD: f64 = 0.15;

/// A bezel is held at so many places.
const BEZEL_ANCHORS: u32 = 4;

/// A head with its stone in place.
pub(in crate::build) struct Center<'a> {
    pub head: &'a Head,
    pub stone: SetStone,
}

/// Puts the stones in their places and adds the plate; `None`, with a problem, when it cannot be had.
pub(in crate::build) fn halo(
    halo: &Halo,
    center: Option<&Center>,
    (library, cache): (&Library, &Cache),
    recipe: &mut Recipe,
) -> Option<HeadMetal> {
    let first = recipe.numbers.stones(0);
    let role = PartRole::Stone(first);
    let found = center.ok_or_else(|| format!("`{}` is muted or has no stone to go around", halo.around));
    let planned = found.and_then(|center| Ok((center, Ring::new(halo, center, cache, recipe)?)));
    let (center, ring) = match planned {
        Ok(planned) => planned,
        Err(text) => {
            recipe.missing(role, format!("The halo: {text}"));
            return None;
        }
    };
    let rows: Vec<(Way, Vec<Chain>)> = (0..halo.rows).map(|row| ring.row(row)).collect();
    if rows.iter().all(|(_, chains)| chains.is_empty()) {
        let length = ring.shape.length;
        recipe.missing(role, format!("The halo: stones of {length} find no room around the stone"));
        return None;
    }
    let gem = Gem::new(Arc::clone(&ring.shape), &halo.stone, role, library, recipe);
    let mut stones = Vec::new();
    let mut neighbors = Vec::new();
    for (way, chains) in &rows {
        for chain in chains {
            let from = stones.len();
            neighbors.extend(ring.neighbors(way, chain, from));
            for along in &chain.places {
                let number = recipe.numbers.stone();
                let frame = ring.center_from_stone(way.at(*along));
                let head_from_stone = turned(halo, &frame).within(&center.stone.head_from_stone);
                let frames = [head_from_stone, center.stone.ring_from_head];
                stones.push(gem.put(number, center.stone.angle, frames, recipe));
            }
        }
    }
    let plate = Plate {
        halo,
        shape: &ring.shape,
        stones: &stones,
        neighbors: &neighbors,
        core: &ring.core,
        anchors: &ring.anchors,
        ring_from_center: center.stone.ring_from_stone(),
    };
    Some(plate.add(recipe))
}

/// What all rows of a halo have in common.
struct Ring<'a> {
    halo: &'a Halo,
    shape: Arc<StoneShape>,
    core: Core,
    posts: Vec<Post>,
    anchors: Vec<Anchor>,
}

impl<'a> Ring<'a> {
    /// # Errors
    /// A sentence without its subject.
    fn new(halo: &'a Halo, center: &Center, cache: &Cache, recipe: &mut Recipe) -> Result<Self, String> {
        let shape = cache.shape(&halo.stone).map_err(|error| error.to_string())?;
        if shape.family != Family::Round {
            let family = halo.stone.cut.family().label().to_lowercase();
            return Err(format!("only round stones are set around another one, this one is a {family}"));
        }
        let strip = Strip::of(halo, &shape);
        let inset = (INSIDE - strip.out[0]).max(0.0);
        let core = Core::of(&center.stone, inset).filter(|_| strip.out[1] > strip.out[0] + INSIDE);
        let core = core.ok_or_else(|| {
            let inside = Millimeters(-strip.out[0]);
            format!(
                "its plate would reach {inside} under the stone in the middle, which leaves no hole in it"
            )
        })?;
        if !matches!(center.head.setting, Setting::Prong(_) | Setting::Bezel(_)) {
            return Err("it is joined to prongs or to a bezel, and this stone has neither".to_owned());
        }
        if !center.stone.shape.outline().is_convex() {
            let shape = center.stone.shape.family.label().to_lowercase();
            let text = format!("The halo goes straight over where the girdle runs inward ({shape})");
            recipe.adjusted(PartRole::Stone(center.stone.number), text);
        }
        let (posts, anchors) = standing(halo, center, &strip, &shape, recipe);
        Ok(Self { halo, shape, core, posts, anchors })
    }

    /// The way of a row's girdles and the stones on it.
    fn row(&self, row: u32) -> (Way, Vec<Chain>) {
        let radius = self.shape.length.0 / 2.0;
        let (from, gap) = (self.halo.from_center.0, self.halo.gap.0);
        let (distance, plan) = match self.halo.facing {
            Facing::Up => (from + radius + f64::from(row) * (2.0 * radius + gap), Plan::Upright(radius)),
            Facing::Outward => (from - self.shape.table_height.0, Plan::Outward(profile(&self.shape))),
        };
        let way = self.core.way(distance);
        let most_gap = self.most_gap();
        let chains = Around { way: &way, plan, posts: self.posts.clone(), gap, most_gap }.chains();
        (way, chains)
    }

    /// Stones are spread no farther than what holds them reaches.
    fn most_gap(&self) -> f64 {
        let bridged = match &self.halo.setting {
            MeleeSetting::Bead(beads) => beads.diameter.0 - 2.0 * beads.cover.0,
            MeleeSetting::SharedProng(prongs) => {
                let slope = self.shape.length.0 / 2.0 - self.shape.table_radius.0;
                prongs.diameter.0 - 2.0 * prongs.reach.0 / 100.0 * slope
            }
        };
        // Stones that look outward lean apart over their girdles.
        let share = if self.halo.facing == Facing::Up { 0.9 } else { 0.6 };
        (self.halo.gap.0 + SPREAD).min(share * bridged).max(self.halo.gap.0)
    }

    /// A stone at a place of the way, in the space of the stone in the middle: Y leads across the way.
    fn center_from_stone(&self, Stop { at, out }: Stop) -> Frame {
        let origin = at.extend(self.halo.height.0);
        let (out, along) = (out.extend(0.0), out.perp().extend(0.0));
        match self.halo.facing {
            Facing::Up => Frame { origin, x: -along, y: out, z: Point::Z },
            Facing::Outward => Frame { origin, x: along, y: Point::Z, z: out },
        }
    }

    /// The stones of a chain by twos, the first of them of this number.
    fn neighbors(&self, way: &Way, chain: &Chain, first: usize) -> Vec<Neighbors> {
        let frame = |along: f64| self.center_from_stone(way.at(along));
        let places = &chain.places;
        let place = |at: usize| (Some(first + at), frame(places[at]));
        let mut twos: Vec<Neighbors> = (1..places.len()).map(|at| [place(at - 1), place(at)]).collect();
        let last = places.len() - 1;
        match chain.ends {
            None => twos.push([place(last), place(0)]),
            Some([before, after]) => {
                twos.insert(0, [(None, frame(places[0] - before)), place(0)]);
                twos.push([place(last), (None, frame(places[last] + after))]);
            }
        }
        twos
    }
}

/// The stone turned about its own axis.
fn turned(halo: &Halo, frame: &Frame) -> Frame {
    Frame::turned_about_z(Point::ZERO, -halo.stone.rotation.0.to_radians()).within(frame)
}

/// A stone from the side.
fn profile(shape: &StoneShape) -> Vec<DVec2> {
    hull(shape.polyhedron.vertices.iter().map(|at| DVec2::new(at.x, at.z)).collect())
}

/// What of the head stands in the way of the stones, and what the plate can be joined to.
fn standing(
    halo: &Halo,
    center: &Center,
    strip: &Strip,
    shape: &StoneShape,
    recipe: &Recipe,
) -> (Vec<Post>, Vec<Anchor>) {
    let middle = f64::midpoint(strip.up[0], strip.up[1]);
    match &center.head.setting {
        Setting::Prong(prongs) => {
            let radius = prongs.base_diameter.0.max(prongs.tip_diameter.0) / 2.0;
            let heights = match halo.facing {
                Facing::Up => [-shape.culet_depth.0 / 2.0, 0.0, shape.table_height.0],
                Facing::Outward => [-shape.length.0 / 2.0, 0.0, shape.length.0 / 2.0],
            };
            let role = PartRole::Stone(center.stone.number);
            let own = recipe.landmarks.prongs.iter().filter(|prong| prong.stones == [role]);
            let lines = own.map(|prong| {
                let local = |at: &Point| center.stone.ring_from_stone().to_local(*at);
                prong.center_line.iter().map(local).collect::<Vec<Point>>()
            });
            let (mut posts, mut anchors) = (Vec::new(), Vec::new());
            for line in lines {
                let post = |over: f64| Post { at: at_height(&line, halo.height.0 + over).truncate(), radius };
                posts.extend(heights.map(post));
                anchors.push(Anchor { at: at_height(&line, middle), radius });
            }
            (posts, anchors)
        }
        Setting::Bezel(bezel) => {
            let wall = bezel.wall.0;
            let distance = bezel.clearance.0 + wall / 2.0;
            let way = Core::of(&center.stone, 0.0).map(|core| core.way(distance));
            let anchors = way.iter().flat_map(|way| {
                let step = way.length() / f64::from(BEZEL_ANCHORS);
                (0..BEZEL_ANCHORS).map(move |k| Anchor {
                    at: way.at((f64::from(k) + 0.5) * step).at.extend(middle),
                    radius: wall / 2.0,
                })
            });
            (Vec::new(), anchors.collect())
        }
        Setting::Tension(_) | Setting::Cup(_) => (Vec::new(), Vec::new()),
    }
}

/// Where a line that climbs passes a height; its nearer end beyond it.
fn at_height(line: &[Point], height: f64) -> Point {
    let passes = line.windows(2).find(|pair| pair[0].z <= height && height <= pair[1].z);
    let met = passes.map(|pair| {
        let share = (height - pair[0].z) / (pair[1].z - pair[0].z).max(1e-9);
        pair[0].lerp(pair[1], share.clamp(0.0, 1.0))
    });
    let ends = [line.first(), line.last()].into_iter().flatten().copied();
    let nearest = |a: &Point, b: &Point| (a.z - height).abs().total_cmp(&(b.z - height).abs());
    met.or_else(|| ends.min_by(nearest)).unwrap_or_default()
}
