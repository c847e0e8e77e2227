//! The project file's own structs, one module for each version, frozen once it was released. They are not the
//! types of `design`, so that a change there never changes what old files mean.

/// Format 1.
pub(super) mod v1 {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Deserialize)]
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

    #[derive(Debug, Deserialize)]
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

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Profile {
        DShape,
        Court,
        Flat,
        FlatCourt,
        KnifeEdge,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    pub enum Setting {
        Prong { head: Head, prongs: Prongs, gallery: Gallery, seat: ProngSeat },
        Bezel { head: Head, bezel: Bezel, seat: BezelSeat },
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Head {
        pub height: f64,
    }

    #[derive(Debug, Deserialize)]
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

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Tip {
        Round,
        Claw,
        Tab,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Gallery {
        pub rails: u32,
        pub wire: f64,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ProngSeat {
        pub share: f64,
        pub clearance: f64,
        pub drop: f64,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Bezel {
        pub wall: f64,
        pub height_over_girdle: f64,
        pub taper: f64,
        pub ledge: f64,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct BezelSeat {
        pub clearance: f64,
        pub drop: f64,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Stone {
        pub species: String,
        pub size: StoneSize,
        pub rotation: f64,
        /// A preset's id, or `custom`.
        pub cut: String,
        pub proportions: Proportions,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    pub enum StoneSize {
        Diameter(f64),
        Measured { length: f64, width: f64, depth: f64 },
    }

    #[derive(Debug, Deserialize)]
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

/// Format 2: a list of features, each with the values of its kind's parameter list by their keys. A new parameter
/// needs no new format as long as its default is what older files meant; a renamed or re-thought one does.
pub(super) mod v2 {
    use serde::de::{Error, MapAccess, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub use super::v1::Ring;

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Project {
        pub format: u32,
        pub name: String,
        #[serde(default)]
        pub notes: String,
        /// Of a ring.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "plain")]
        pub ring: Option<Ring>,
        /// Of what is no ring.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "plain")]
        pub piece: Option<Whole>,
        /// Names with what they stand for.
        #[serde(default, skip_serializing_if = "Values::is_empty")]
        pub variables: Values,
        /// Whole keys of parameters with what they follow.
        #[serde(default, skip_serializing_if = "Values::is_empty")]
        pub formulas: Values,
        pub features: Vec<Feature>,
    }

    /// What the piece is worn as, with the values of the piece as a whole.
    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Whole {
        pub worn: String,
        pub values: Values,
    }

    /// An option that is written without saying so.
    mod plain {
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        #[expect(clippy::ref_option, reason = "serde asks so")]
        pub fn serialize<T: Serialize, S: Serializer>(value: &Option<T>, out: S) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => value.serialize(out),
                None => out.serialize_none(),
            }
        }

        pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
            source: D,
        ) -> Result<Option<T>, D::Error> {
            T::deserialize(source).map(Some)
        }
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Feature {
        pub name: String,
        pub kind: String,
        #[serde(default, skip_serializing_if = "is_false")]
        pub muted: bool,
        pub values: Values,
    }

    /// Keys with values in the order of the file, no key twice.
    #[derive(Debug, Default)]
    pub struct Values(pub Vec<(String, Scalar)>);

    impl Values {
        pub const fn is_empty(&self) -> bool {
            self.0.is_empty()
        }
    }

    /// A number, or a choice or a row's id as text.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[serde(untagged)]
    pub enum Scalar {
        Count(u32),
        Number(f64),
        Text(String),
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    const fn is_false(flag: &bool) -> bool {
        !*flag
    }

    impl Serialize for Values {
        fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
            out.collect_map(self.0.iter().map(|(key, value)| (key, value)))
        }
    }

    impl<'de> Deserialize<'de> for Values {
        fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
            source.deserialize_map(ValuesVisitor)
        }
    }

    struct ValuesVisitor;

    impl<'de> Visitor<'de> for ValuesVisitor {
        type Value = Values;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("keys with values between braces")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Values, A::Error> {
            let mut values: Vec<(String, Scalar)> = Vec::new();
            while let Some((key, value)) = source.next_entry::<String, Scalar>()? {
                if values.iter().any(|(known, _)| *known == key) {
                    return Err(A::Error::custom(format!("`{key}` stands here twice")));
                }
                values.push((key, value));
            }
            Ok(Values(values))
        }
    }

    impl<'de> Deserialize<'de> for Scalar {
        fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
            source.deserialize_any(ScalarVisitor)
        }
    }

    struct ScalarVisitor;

    impl Visitor<'_> for ScalarVisitor {
        type Value = Scalar;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a number or a text in quotation marks")
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Scalar, E> {
            Ok(Scalar::Number(number))
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Scalar, E> {
            #[expect(clippy::cast_precision_loss, reason = "no parameter takes numbers so large")]
            Ok(u32::try_from(number).map_or(Scalar::Number(number as f64), Scalar::Count))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Scalar, E> {
            #[expect(clippy::cast_precision_loss, reason = "no parameter takes numbers so large")]
            Ok(Scalar::Number(number as f64))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
            Ok(Scalar::Text(text.to_owned()))
        }
    }
}
