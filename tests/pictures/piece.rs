//! A solitaire made by hand from the kernel, so that pictures do not depend on how pieces are built.

use std::sync::Arc;

use collet::build::{
    Built, BuiltStone, CollarLandmark, CollarSection, Landmarks, Measures, Part, PartRole, ProngLandmark,
    Quality,
};
use collet::gems::{Care, Cut, Dispersion, Family, Species, StoneShape};
use collet::kernel::{
    CancelToken, Profile, ProfilePoint, RingStation, TubeStation, sweep_ring, torus, tube, unite,
};
use collet::vocab::{Carats, CubicMillimeters, Frame, GramsPerCubicCentimeter, Millimeters, Point};

const INNER: f64 = 8.66;
const GIRDLE: f64 = 13.6;

/// A 6.5 mm round on four prongs.
pub fn solitaire(species: &Species) -> Built {
    let quality = Quality::Preview;
    let shank = sweep_ring(&[station(0.0), station(2.0), station(4.0)], quality).unwrap();
    let rail = Frame { origin: Point::new(0.0, 0.0, 10.9), ..Frame::IDENTITY };
    let mut solids = vec![
        shank.tagged(PartRole::Shank.tag()),
        torus(1.75, 0.5, quality).unwrap().placed(&rail).tagged(PartRole::Rail(0).tag()),
    ];
    let mut prongs = Vec::new();
    for number in 0..4 {
        let center_line = prong(f64::from(number).mul_add(90.0, 45.0).to_radians());
        let stations: Vec<TubeStation> =
            center_line.iter().map(|&center| TubeStation { center, radii: [0.55; 2] }).collect();
        let solid = tube(&stations, Point::Z.cross(center_line[0]), [0.2, 0.9], quality).unwrap();
        solids.push(solid.tagged(PartRole::Prong(number).tag()));
        prongs.push(ProngLandmark {
            role: PartRole::Prong(number),
            center_line,
            girdle_index: 2,
            nominal_diameter: Millimeters(1.1),
            stones: vec![PartRole::Stone(0)],
        });
    }
    let metal = unite(&solids, &CancelToken::default()).unwrap();
    let bounds = metal.bounds().map(|[least, most]| [least, most.max(Point::new(0.0, 0.0, 14.8))]);
    let stone = stone(species);
    Built {
        quality,
        metal_mesh: Arc::new(metal.surface_mesh()),
        measures: Measures {
            inner_diameter: Some(Millimeters(2.0 * INNER)),
            count: 1,
            bounds,
            metal_volume: metal.volume(),
            metal_weight: None,
            total_carats: stone.carats,
            stone_count: 1,
        },
        metal: Arc::new(metal),
        parts: vec![Part {
            role: PartRole::Shank,
            feature: "shank".into(),
            anchor: Point::new(0.0, 0.0, -9.5),
        }],
        stones: vec![stone],
        landmarks: Landmarks {
            inner_radius: INNER,
            prongs,
            collars: vec![CollarLandmark {
                role: PartRole::Rail(0),
                section: CollarSection::Wire { ring_radius: 1.75, wire_radius: 0.5 },
                ring_from_collar: rail,
                stretch: [1.0; 2],
            }],
            shank: vec![(0.0, 2.2, 1.8)],
            ..Landmarks::default()
        },
        bought: Vec::new(),
        problems: Vec::new(),
    }
}

fn station(angle: f64) -> RingStation {
    let corner = |x, y, bulge| ProfilePoint { x, y: INNER + y, bulge };
    let points = vec![
        corner(-1.1, 0.0, 0.0),
        corner(1.1, 0.0, 0.0),
        corner(1.1, 0.7, 0.36),
        corner(0.0, 1.8, 0.36),
        corner(-1.1, 0.7, 0.0),
    ];
    RingStation { angle, profile: Profile { points } }
}

fn prong(azimuth: f64) -> Vec<Point> {
    let at = |radius: f64, z: f64| Point::new(radius * azimuth.sin(), radius * azimuth.cos(), z);
    vec![at(1.75, 10.6), at(2.6, 12.2), at(3.42, GIRDLE), at(3.2, 14.2), at(2.75, 14.6)]
}

fn stone(species: &Species) -> BuiltStone {
    let shape = StoneShape::of(&Cut::of(Family::Round), [Millimeters(6.5); 2], None).unwrap();
    BuiltStone {
        role: PartRole::Stone(0),
        feature: "head".into(),
        species: species.id.clone(),
        volume: CubicMillimeters(shape.volume().0),
        shape: Arc::new(shape),
        ring_from_stone: Frame::turned_about_z(Point::new(0.0, 0.0, GIRDLE), 0.1),
        carats: Carats(1.0),
    }
}

/// A diamond (Peter 1923, as in `domain.md` 3.1).
pub fn diamond() -> Species {
    species(
        Dispersion::SellmeierSquared { offset: 0.0, terms: vec![(0.3306, 0.1750), (4.3356, 0.1060)] },
        [0.0; 3],
    )
}

/// A blue sapphire (ordinary ray of Malitson 1962; absorption as in the library).
pub fn blue_sapphire() -> Species {
    let terms = vec![(1.431_349_3, 0.072_663_1), (0.650_547_13, 0.119_324_2), (5.341_402_1, 18.028_251)];
    species(Dispersion::SellmeierSquared { offset: 0.0, terms }, [0.22, 0.16, 0.06])
}

fn species(dispersion: Dispersion, absorption: [f64; 3]) -> Species {
    Species {
        id: "test".into(),
        name: "Test".to_owned(),
        dispersion,
        birefringence: 0.0,
        density: GramsPerCubicCentimeter(3.515),
        hardness: 10.0,
        absorption,
        opaque: None,
        ultrasonic: Care::Safe,
        steam: Care::Safe,
        heat: String::new(),
        source: String::new(),
        unsourced: Vec::new(),
    }
}
