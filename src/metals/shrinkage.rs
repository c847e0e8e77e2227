//! How much smaller a casting is than its model.

/// A way from model to casting, and what it takes away on the way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CastingRoute {
    /// `direct`, `mold`.
    pub key: &'static str,
    /// `Printed or carved pattern, cast`.
    pub label: &'static str,
    /// The casting is smaller than its model by so many percent.
    pub percent: f64,
    /// Who published it.
    pub source: &'static str,
}

const SOURCE: &str = "Artistry of Gold, mold shrinkage";

/// Ways whose figures were published, the shorter one first.
pub const CASTING_ROUTES: [CastingRoute; 2] = [
    CastingRoute { key: "direct", label: "Printed or carved pattern, cast", percent: 1.0, source: SOURCE },
    CastingRoute { key: "mold", label: "Rubber mold, wax, cast", percent: 3.5, source: SOURCE },
];
