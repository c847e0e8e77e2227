//! Long work as values: the client decides where it runs. At most one job runs; newer requests cancel and
//! replace older ones (coalescing), and a result with an old version is dropped.
//! STUB: owner room `studio`.

use super::{Built, Report};
use crate::build::{BuildRequest, CancelToken};

/// The version of the document that a job belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct JobTicket(pub u64);

/// Work to run on any thread.
#[derive(Debug)]
pub struct Job {
    pub ticket: JobTicket,
    pub request: BuildRequest,
    /// Judge the result too (checks need production quality).
    pub checks: Option<crate::checks::RuleProfile>,
    pub cancel: CancelToken,
}

/// What a job gave.
#[derive(Debug)]
pub struct JobResult {
    pub ticket: JobTicket,
    /// `None` when canceled.
    pub built: Option<Built>,
    pub report: Option<Report>,
    /// The text of a panic that was caught at the job's border.
    pub crash: Option<String>,
    pub seconds: f64,
}

impl Job {
    /// Runs the work here. A panic inside is caught and told.
    #[must_use]
    pub fn run(self) -> JobResult {
        todo!()
    }
}
