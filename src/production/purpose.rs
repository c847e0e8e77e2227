//! What files that metal is made after are for.

use crate::vocab::RouteId;

/// What STL, 3MF, OBJ and PLY hold; all other files show the finished piece, whatever is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The finished piece at 1:1.
    #[default]
    Finished,
    /// The pattern of a route: scaled so that the finished piece has its size.
    Route(RouteId),
    /// Metal and stones as one body, at 1:1, to be printed and tried on.
    TryOn,
}
