//! The stages of a piece by a route, with its dimensions at each.

use crate::metals::{Allowance, MetalFamily, Polish, Route, Shrinkage, Stage};
use crate::vocab::{GramsPerCubicCentimeter, RingSize, RingSystem, RouteId};

/// What a piece is before a route changes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Modeled {
    /// The metal that names its alloy; `None` when the alloy is not known.
    pub family: Option<MetalFamily>,
    /// Of the alloy.
    pub density: Option<GramsPerCubicCentimeter>,
    /// Of a ring, how wide it is.
    pub ring: Option<ModeledRing>,
    /// Extent along X, Y and Z of ring space, in mm.
    pub size: [f64; 3],
    /// Width and thickness of the band at its base, in mm.
    pub band: Option<[f64; 2]>,
    /// Volume of the finished metal in mm³, of a pair of both.
    pub volume: f64,
    /// The same with the metal inside that polishing takes off again.
    pub cast_volume: f64,
}

/// How wide a ring is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModeledRing {
    /// What was ordered.
    pub size: RingSize,
    /// Narrowest inner diameter of the model in mm.
    pub inside: f64,
}

/// A route with what it does to a piece.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Plan {
    /// Id of the route.
    pub route: RouteId,
    /// Its name.
    pub name: String,
    /// Whether the caster makes the files larger: they are at finished size then.
    pub caster_scales: bool,
    /// Who says so; may be empty.
    pub source: String,
    /// How many times as large as the casting the file is, along X, Y and Z. Not rounded.
    pub scale: [f64; 3],
    /// Inner diameter of the size that was ordered; `null` for what is no ring.
    pub ordered_inside_mm: Option<f64>,
    /// Metal that stands inside the ring to be polished off again; 0 where none does.
    pub stock_inside_mm: f64,
    /// What is taken off each face outside; nothing is added for it.
    pub polish_outside_mm: f64,
    /// The finished piece first, the file last.
    pub layers: Vec<Layer>,
}

/// A piece at one stage of its route; lengths to a millionth of a millimeter.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Layer {
    /// `finished`, the id of a stage, or `file`.
    pub stage: String,
    /// `As cast`.
    pub name: String,
    /// How many times as large as the casting it is, along X, Y and Z. Not rounded.
    pub factor: [f64; 3],
    /// Narrowest inner diameter; `null` for what is no ring.
    pub inside_mm: Option<f64>,
    /// The nearest size of the system that the ring was ordered in.
    pub ring_size: Option<String>,
    /// Extent along X, Y and Z of ring space.
    pub size_mm: [f64; 3],
    /// Width and thickness of the band at its base.
    pub band_mm: Option<[f64; 2]>,
    /// Volume, of a pair of both; of the finished piece without what polishing takes off outside.
    pub volume_mm3: f64,
    /// Weight where it is metal whose alloy is known.
    pub grams: Option<f64>,
    /// What it loses on the way to the layer before it; `null` of the finished piece.
    pub loses: Option<Loss>,
}

/// What a layer loses on its way to the next stage of the work.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Loss {
    /// Of lengths along X, Y and Z, in percent of the file.
    pub percent: [f64; 3],
    /// Of each face outside.
    pub outside_mm: f64,
    /// Of the face on the finger.
    pub inside_mm: f64,
    /// Who published it.
    pub source: String,
    /// True where a figure is a default that nobody published.
    pub unsourced: bool,
}

/// The stages of a piece by a route. Where its caster scales there are two: the file and the finished piece, both as
/// modeled.
#[must_use]
pub fn plan(route: &Route, modeled: &Modeled) -> Plan {
    let stages: &[Stage] = if route.caster_scales { &[] } else { &route.stages };
    let polish = route.polish.as_ref().filter(|_| !route.caster_scales);
    let stock = polish.filter(|_| modeled.ring.is_some()).map_or(0.0, |polish| polish.inside.mm);
    let outside = polish.map_or(0.0, |polish| polish.outside.mm);
    let steps: Vec<&Shrinkage> = stages.iter().map(|stage| stage.shrinkage(modeled.family)).collect();
    let left = left_after(&steps);
    let metal = left.last().copied().unwrap_or([1.0; 3]);
    let factor = |at: usize| [0, 1, 2].map(|axis| left[at][axis] / metal[axis]);
    let cast = Shape::cast(modeled, stock);

    let finished = Shape::finished(modeled, outside);
    let mut layers = vec![finished.layer(modeled, ("finished", "Finished, as ordered"), [1.0; 3], true)];
    for (at, stage) in stages.iter().enumerate().rev() {
        let is_metal = at + 1 == stages.len();
        let mut layer = cast.layer(modeled, (&stage.id, &stage.name), factor(at + 1), is_metal);
        layer.loses = if is_metal { polish.map(Loss::polish) } else { Some(Loss::shrinkage(steps[at + 1])) };
        layers.push(layer);
    }
    let mut file = cast.layer(modeled, ("file", "File"), factor(0), false);
    file.loses = steps.first().map(|step| Loss::shrinkage(step));
    layers.push(file);
    Plan {
        route: route.id.clone(),
        name: route.name.clone(),
        caster_scales: route.caster_scales,
        source: route.source.clone(),
        scale: factor(0),
        ordered_inside_mm: modeled.ring.map(|ring| tidy(ring.size.inner_diameter().0)),
        stock_inside_mm: stock,
        polish_outside_mm: outside,
        layers,
    }
}

/// What is left of every length of the file, before the first step and after each: percentages are of the file and add up.
fn left_after(steps: &[&Shrinkage]) -> Vec<[f64; 3]> {
    let mut taken = [0.0; 3];
    let mut left = vec![[1.0; 3]];
    for step in steps {
        let percent = step.along();
        taken = [0, 1, 2].map(|axis| taken[axis] + percent[axis]);
        left.push(taken.map(|taken| 1.0 - taken / 100.0));
    }
    left
}

impl Plan {
    /// What the file is, in words: `pattern, scaled by 1.0132 for Printed resin, cast`.
    #[must_use]
    pub fn words(&self) -> String {
        if self.caster_scales {
            return format!("finished size, not scaled: {}", self.name);
        }
        format!("pattern, scaled by {} for {}", factor_text(self.scale, " × "), self.name)
    }

    /// What stands behind a file's name: `_pattern_x1.0132_resin`.
    #[must_use]
    pub fn suffix(&self) -> String {
        if self.caster_scales {
            return format!("_unscaled_{}", self.route);
        }
        format!("_pattern_x{}_{}", factor_text(self.scale, "_"), self.route)
    }
}

/// One factor where all three are alike, else those along X, Y and Z.
fn factor_text(factors: [f64; 3], between: &str) -> String {
    let mut all: Vec<String> = factors.iter().map(|factor| format!("{factor:.4}")).collect();
    all.dedup();
    if all.len() == 1 {
        return all.concat();
    }
    factors.map(|factor| format!("{factor:.4}")).join(between)
}

/// A piece in metal: cast, or finished.
struct Shape {
    inside: Option<f64>,
    size: [f64; 3],
    band: Option<[f64; 2]>,
    volume: f64,
}

impl Shape {
    fn cast(modeled: &Modeled, stock: f64) -> Self {
        Self {
            inside: modeled.ring.map(|ring| ring.inside - 2.0 * stock),
            size: modeled.size,
            band: modeled.band.map(|[width, thickness]| [width, thickness + stock]),
            volume: modeled.cast_volume,
        }
    }

    fn finished(modeled: &Modeled, outside: f64) -> Self {
        Self {
            inside: modeled.ring.map(|ring| ring.inside),
            size: modeled.size.map(|side| side - 2.0 * outside),
            band: modeled.band.map(|[width, thickness]| [width - 2.0 * outside, thickness - outside]),
            volume: modeled.volume,
        }
    }

    fn layer(
        &self,
        modeled: &Modeled,
        (stage, name): (&str, &str),
        factor: [f64; 3],
        is_metal: bool,
    ) -> Layer {
        let [x, y, z] = factor;
        let inside = self.inside.map(|inside| inside * x.min(z));
        let system = modeled.ring.map(|ring| ring.size.system);
        let volume = self.volume * x * y * z;
        let density = modeled.density.filter(|_| is_metal);
        Layer {
            stage: stage.to_owned(),
            name: name.to_owned(),
            factor,
            inside_mm: inside.map(tidy),
            ring_size: inside.zip(system).map(|(inside, system)| nearest(inside, system)),
            size_mm: [0, 1, 2].map(|axis| tidy(self.size[axis] * factor[axis])),
            band_mm: self.band.map(|[width, thickness]| [tidy(width * y), tidy(thickness * z)]),
            volume_mm3: tidy(volume),
            grams: density.map(|density| tidy(volume * 1e-3 * density.0)),
            loses: None,
        }
    }
}

fn nearest(inside: f64, system: RingSystem) -> String {
    let own = RingSize { system: RingSystem::InnerDiameter, number: (inside * 100.0).round() / 100.0 };
    own.in_system(system).to_string()
}

impl Loss {
    fn shrinkage(step: &Shrinkage) -> Self {
        Self {
            percent: step.along(),
            outside_mm: 0.0,
            inside_mm: 0.0,
            source: step.source.clone(),
            unsourced: step.unsourced,
        }
    }

    fn polish(polish: &Polish) -> Self {
        let Polish { outside, inside } = polish;
        let said = |name: &str, of: &Allowance| format!("{name}: {}", of.source);
        Self {
            percent: [0.0; 3],
            outside_mm: outside.mm,
            inside_mm: inside.mm,
            source: [said("outside", outside), said("inside", inside)].join("; "),
            unsourced: outside.unsourced || inside.unsourced,
        }
    }
}

/// To a millionth, so that the last bits of a sum do not make figures unreadable.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metals::RouteCatalog;

    fn modeled(family: MetalFamily) -> Modeled {
        Modeled {
            family: Some(family),
            density: Some(GramsPerCubicCentimeter(15.5)),
            ring: Some(ModeledRing { size: RingSize::us(7.0), inside: RingSize::us(7.0).inner_diameter().0 }),
            size: [21.0, 2.2, 25.0],
            band: Some([2.0, 1.7]),
            volume: 200.0,
            cast_volume: 206.0,
        }
    }

    fn planned(route: &str, family: MetalFamily) -> Plan {
        let catalog = RouteCatalog::built_in();
        plan(catalog.route(&route.into()).unwrap(), &modeled(family))
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-6
    }

    /// By hand: 17.3196 inside, of which 2 · 0.05 stays to be polished off; resin leaves 100 − 0.3 − 1.0 = 98.7 %.
    #[test]
    fn a_ring_of_printed_resin_is_what_was_worked_out_by_hand() {
        let plan = planned("resin", MetalFamily::Gold);
        let stages: Vec<&str> = plan.layers.iter().map(|layer| layer.stage.as_str()).collect();
        assert_eq!(stages, ["finished", "cast", "printed", "file"]);
        let factors: Vec<f64> = plan.layers.iter().map(|layer| layer.factor[0]).collect();
        let wanted = [1.0, 1.0, 0.997 / 0.987, 1.0 / 0.987];
        assert!(factors.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12), "{factors:?}");
        let ordered = 11.63 + 0.8128 * 7.0;
        let insides: Vec<f64> = plan.layers.iter().filter_map(|layer| layer.inside_mm).collect();
        let cast = ordered - 0.1;
        for (inside, wanted) in insides.iter().zip([ordered, cast, cast * 0.997 / 0.987, cast / 0.987]) {
            assert!(near(*inside, wanted), "{insides:?}");
        }
        let [finished, cast, printed, file] = &plan.layers[..] else { panic!("{plan:?}") };
        assert_eq!(finished.ring_size.as_deref(), Some("US 7"));
        assert_eq!(finished.band_mm, Some([1.8, 1.6]), "0.1 off each face outside");
        assert_eq!(cast.band_mm, Some([2.0, 1.75]), "0.05 stands inside");
        assert!(near(finished.size_mm[2], 24.8) && near(file.size_mm[2], tidy(25.0 / 0.987)));
        assert!(near(file.volume_mm3, 206.0 / 0.987_f64.powi(3)));
        assert_eq!((cast.grams, printed.grams, file.grams), (Some(3.193), None, None));
        assert!(finished.loses.is_none());
        let unsourced = |layer: &Layer| layer.loses.as_ref().map(|loss| loss.unsourced);
        assert_eq!([cast, printed, file].map(unsourced), [Some(true), Some(false), Some(true)]);
        assert_eq!(plan.words(), "pattern, scaled by 1.0132 for Printed resin, cast");
        assert_eq!(plan.suffix(), "_pattern_x1.0132_resin");
    }

    #[test]
    fn platinum_is_scaled_more_than_gold_and_a_mold_more_than_both() {
        let scale = |route, family| planned(route, family).scale[0];
        assert!(near(scale("direct", MetalFamily::Gold), 1.0 / 0.99));
        assert!(near(scale("direct", MetalFamily::Platinum), 1.0 / 0.985));
        assert!(near(scale("mold", MetalFamily::Gold), 1.0 / 0.965));
        assert!(near(scale("metal_print", MetalFamily::Gold), 1.0));
    }

    #[test]
    fn where_the_caster_scales_nothing_is_scaled_whatever_the_stages_are() {
        let mut route = RouteCatalog::built_in().route(&"resin".into()).unwrap().clone();
        route.caster_scales = true;
        let modeled = modeled(MetalFamily::Gold);
        let plan = plan(&route, &modeled);
        assert_eq!((plan.scale, plan.stock_inside_mm), ([1.0; 3], 0.0));
        let [finished, file] = &plan.layers[..] else { panic!("{plan:?}") };
        assert_eq!((finished.inside_mm, finished.size_mm), (file.inside_mm, file.size_mm));
        assert!(file.size_mm.iter().zip(modeled.size).all(|(a, b)| near(*a, b)));
        assert!(plan.words().contains("not scaled") && plan.suffix() == "_unscaled_resin");
    }

    #[test]
    fn each_axis_has_its_own_factor() {
        let mut catalog = RouteCatalog::built_in();
        let own = r#"[(id: "mine", name: "Mine", description: "Mine.", stages: [
            (id: "cast", name: "As cast", shrinkage: (axes: (1, 2, 4), source: "a letter"))])]"#;
        catalog.add_routes("mine.ron", own).unwrap();
        let plan = plan(catalog.route(&"mine".into()).unwrap(), &modeled(MetalFamily::Gold));
        let wanted = [1.0 / 0.99, 1.0 / 0.98, 1.0 / 0.96];
        assert!(plan.scale.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12), "{:?}", plan.scale);
        let file = plan.layers.last().unwrap();
        let inside = RingSize::us(7.0).inner_diameter().0;
        assert!(near(file.inside_mm.unwrap(), inside / 0.99), "the narrower way");
        assert!(near(file.volume_mm3, 206.0 / (0.99 * 0.98 * 0.96)));
        assert_eq!(plan.suffix(), "_pattern_x1.0101_1.0204_1.0417_mine");
        assert!(plan.words().contains("1.0101 × 1.0204 × 1.0417"), "{}", plan.words());
    }

    #[test]
    fn what_is_no_ring_is_scaled_and_has_no_metal_inside() {
        let pendant = Modeled { ring: None, band: None, ..modeled(MetalFamily::Gold) };
        let plan = plan(RouteCatalog::built_in().route(&"resin".into()).unwrap(), &pendant);
        assert!(near(plan.stock_inside_mm, 0.0) && near(plan.scale[1], 1.0 / 0.987));
        assert!(plan.layers.iter().all(|layer| layer.inside_mm.is_none() && layer.ring_size.is_none()));
    }
}
