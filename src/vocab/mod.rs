//! Words that every layer shares: quantities, ring sizes, limits, ids, points and frames.

mod clock;
mod contour;
mod frame;
mod id;
mod library_row;
mod limits;
mod number;
mod quantity;
mod ring_size;
mod view;

pub use clock::{Clock, ClockView};
pub use contour::{Contour, Stroke};
pub use frame::{Direction, Frame, Point};
pub use id::{AlloyId, CutId, FeatureId, GemId, RouteId, RuleProfileId};
pub use library_row::{LibraryRow, lay_over, read_rows, require_fields, require_text, require_within};
pub use limits::{Limits, Unit};
pub use number::{NumberError, read_number};
pub use quantity::{
    Carats, CubicMillimeters, Degrees, Grams, GramsPerCubicCentimeter, Millimeters, Percent, QuantityError,
};
pub use ring_size::{RingSize, RingSizeError, RingSystem};
pub use view::{FIELD_OF_VIEW, NamedView};
