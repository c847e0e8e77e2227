//! The project file's own structs, one module for each version, frozen once it was released. They are not the
//! types of `design`, so that a change there never changes what old files mean.

/// Format 1.
pub(super) mod v1 {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Project {
        pub format: u32,
        pub name: String,
        #[serde(default)]
        pub notes: String,
        pub ring: Ring,
        pub shank: Shank,
        pub setting: Setting,
        pub stone: Stone,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Ring {
        pub size: Size,
        pub alloy: String,
        pub finish: Finish,
    }

    /// The number counts in the system's own way, as `vocab::RingSize` does.
    #[derive(Debug, Serialize, Deserialize)]
    pub enum Size {
        US(f64),
        UK(f64),
        EU(f64),
        CH(f64),
        JP(f64),
        HK(f64),
        IN(f64),
        #[serde(rename = "mm")]
        Millimeters(f64),
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Finish {
        Mirror,
        HighPolish,
        Satin,
        Matte,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Shank {
        pub profile: Profile,
        pub width_top: f64,
        pub width_shoulder: f64,
        pub width_base: f64,
        pub thickness_top: f64,
        pub thickness_shoulder: f64,
        pub thickness_base: f64,
        pub comfort_radius: f64,
        pub edge_radius: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Profile {
        DShape,
        Court,
        Flat,
        FlatCourt,
        KnifeEdge,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    pub enum Setting {
        Prong { head: Head, prongs: Prongs, gallery: Gallery, seat: ProngSeat },
        Bezel { head: Head, bezel: Bezel, seat: BezelSeat },
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Head {
        pub height: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Prongs {
        pub count: u32,
        pub tip: Tip,
        pub base_diameter: f64,
        pub tip_diameter: f64,
        pub lean: f64,
        pub height_over_girdle: f64,
        pub reach: f64,
        pub rotation: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Tip {
        Round,
        Claw,
        Tab,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Gallery {
        pub rails: u32,
        pub wire: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ProngSeat {
        pub share: f64,
        pub clearance: f64,
        pub drop: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Bezel {
        pub wall: f64,
        pub height_over_girdle: f64,
        pub taper: f64,
        pub ledge: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct BezelSeat {
        pub clearance: f64,
        pub drop: f64,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Stone {
        pub species: String,
        pub size: StoneSize,
        pub rotation: f64,
        /// A preset's id, or `custom`.
        pub cut: String,
        pub proportions: Proportions,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    pub enum StoneSize {
        Diameter(f64),
        Measured { length: f64, width: f64, depth: f64 },
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Proportions {
        pub table: f64,
        pub crown_angle: f64,
        pub pavilion_angle: f64,
        pub star_length: f64,
        pub lower_half_length: f64,
        pub girdle: f64,
        pub culet: f64,
    }
}
