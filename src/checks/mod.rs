//! What is wrong with the finished metal, where, and why. One rule per file.
//! STUB: owner room `checks`.

mod finding;
mod report;
mod rule_book;
mod rules;

pub use finding::{Finding, Place, Severity};
pub use report::{Report, check};
pub use rule_book::RuleBook;
pub use rules::{Bound, Limit, RuleId, RuleProfile};
