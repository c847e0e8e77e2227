//! Long work as values: the client decides where it runs. At most one job runs; newer requests cancel and
//! replace older ones (coalescing), and a result with an old version is dropped.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use super::{Built, Report};
use crate::build::{BuildRequest, CancelToken};
use crate::checks::{RuleProfile, check};

/// The version of the document that a job belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct JobTicket(pub u64);

/// Work to run on any thread.
#[derive(Debug)]
pub struct Job {
    /// Version of the document that it was made for.
    pub ticket: JobTicket,
    /// What to build.
    pub request: BuildRequest,
    /// Judge the result too (checks need production quality).
    pub checks: Option<RuleProfile>,
    /// Shared with the studio, which cancels work that became stale.
    pub cancel: CancelToken,
}

/// What a job gave.
#[derive(Debug)]
pub struct JobResult {
    /// That of the job.
    pub ticket: JobTicket,
    /// `None` when canceled.
    pub built: Option<Built>,
    /// `None` when no checks were asked for, or when canceled.
    pub report: Option<Report>,
    /// The text of a panic that was caught at the job's border.
    pub crash: Option<String>,
    /// How long the work took.
    pub seconds: f64,
}

impl Job {
    /// Runs the work here. A panic inside is caught and told; what was built before it is kept.
    #[must_use]
    pub fn run(self) -> JobResult {
        let start = Instant::now();
        let mut result =
            JobResult { ticket: self.ticket, built: None, report: None, crash: None, seconds: 0.0 };
        match caught(|| self.request.run()) {
            Ok(Ok(built)) => {
                self.judge(&built, &mut result);
                result.built = Some(built);
            }
            Ok(Err(canceled)) => tracing::debug!("build {}: {canceled}", self.ticket.0),
            Err(text) => result.crash = Some(format!("Building stopped at a fault of Collet: {text}")),
        }
        result.seconds = start.elapsed().as_secs_f64();
        result
    }

    fn judge(&self, built: &Built, result: &mut JobResult) {
        let Some(profile) = &self.checks else { return };
        match caught(|| check(built, &self.request.piece, profile, &self.cancel)) {
            Ok(report) => result.report = report,
            Err(text) => result.crash = Some(format!("Checking stopped at a fault of Collet: {text}")),
        }
    }
}

/// Runs `work`; a panic becomes its text. Nothing that `work` touched is used after a panic.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(ToString::to_string);
        text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no text".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_at_the_border_becomes_its_text() {
        assert_eq!(caught(|| 7), Ok(7));
        assert_eq!(caught(|| panic!("plain")), Err::<(), _>("plain".to_owned()));
        assert_eq!(caught(|| panic!("with {}", 2)), Err::<(), _>("with 2".to_owned()));
    }
}
