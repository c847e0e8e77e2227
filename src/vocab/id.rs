//! Names of rows in the library, one type for each table so that they cannot be mixed up.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A gem species or variety: `diamond`, `sapphire_blue`.
    GemId,
    /// A named set of cut proportions: `round_excellent`, `round_tolkowsky`.
    CutId,
    /// A casting alloy: `gold_18k_yellow`, `platinum_950_ru`.
    AlloyId,
    /// A set of limits for checks: `cast_gold`, `direct_metal`.
    RuleProfileId,
    /// A production route: `resin`, `mold`.
    RouteId,
    /// A feature of a piece: `shank`, `head`, `left`. Unique within its piece.
    FeatureId,
}
