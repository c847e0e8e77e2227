//! What is wrong with the finished metal, where, and why.
//!
//! [`check`] measures a [`Built`](crate::build::Built) piece after its seats are cut and holds each figure
//! against the limits of a [`RuleProfile`]. Landmarks of the build only say where to look; the figures come
//! from the metal. One rule, or one pair of rules on the same figure, for each file:
//!
//! | file | what it measures |
//! |---|---|
//! | `one_solid` | bodies of the metal |
//! | `built_as_asked` | problems of the build |
//! | `wall_thickness` | metal between opposite faces, everywhere |
//! | `shank_thickness`, `shank_width` | the shank by section, all around |
//! | `prong_section`, `seat_share` | what the seat leaves of each prong |
//! | `prong_height`, `prong_reach` | where each prong ends over the crown |
//! | `bezel_wall`, `bezel_height` | the same for a bezel |
//! | `seat_gap` | how far the stone drops before it rests |
//! | `stone_in_metal` | where the seat bites the stone, and where other metal is in its way |
//! | `stone_gap` | stone to stone |
//! | `beside_stone` | metal between a row and the side of the band: a channel's wall, the edge beside other stones |
//! | `channel_overlap`, `bead` | how a row holds its stones, and the ends of an open shank theirs |
//! | `tension_shank` | the spring of an open shank |
//! | `pearl_post` | the post in a pearl |
//! | `milgrain` | beads along the edges |
//! | `letters` | lines of letters, how deep they are cut, how far raised ones stand out |
//! | `culet_to_finger`, `head_height` | the stone's and the head's height over the finger |
//! | `chain_room`, `jump_ring_wire` | what a pendant hangs by |
//! | `post` | thickness and length of posts |
//! | `ring_fit` | inner diameter against the ordered size |
//!
//! [`surface_map`] measures the same metal at every corner of its mesh, [`MapScale`] gives the values their colors.
//!
//! To add a rule: a `RuleId` with its words, a file here, a line in `report.rs`, a row in
//! `assets/library/rules.ron`, and a planted fault in `tests/planted_faults.rs`.

mod bead;
mod bench;
mod beside_stone;
mod bezel_height;
mod bezel_wall;
mod built_as_asked;
mod chain_room;
mod channel_overlap;
mod culet_to_finger;
mod finding;
mod fix;
#[cfg(test)]
mod hand_ring;
mod head_height;
mod jump_ring_wire;
mod letters;
mod map;
mod milgrain;
mod one_solid;
mod pearl_post;
mod post;
mod prong_height;
mod prong_reach;
mod prong_section;
mod report;
mod ring_fit;
mod rule_book;
mod rules;
mod scale;
mod seat_gap;
mod seat_share;
mod set_stone;
mod shank_sections;
mod shank_thickness;
mod shank_width;
mod stone_gap;
mod stone_in_metal;
mod tension_shank;
mod wall_thickness;

pub use finding::{Finding, Place, Severity};
pub use map::{Least, MapOf, SurfaceMap, surface_map};
pub use report::{Measured, Report, ThinnestProng, check};
pub use rule_book::RuleBook;
pub use rules::{Bound, Limit, RuleId, RuleProfile};
pub use scale::{MapScale, Swatch};
