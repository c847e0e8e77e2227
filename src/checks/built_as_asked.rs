//! Every part is there and has the values that were asked for.

use super::bench::Bench;
use super::finding::Verdict;
use super::one_solid::anchor;
use super::{Finding, RuleId, Severity};
use crate::build::{Problem, ProblemKind};

/// One finding for each problem of the build: adjusted values at the warn level, missing parts at stop.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.built.problems.iter().filter_map(|problem| finding(bench, problem)).collect()
}

fn finding(bench: &Bench, problem: &Problem) -> Option<Finding> {
    let row = bench.profile.limits.get(&RuleId::BuiltAsAsked)?;
    let (severity, level, why) = match problem.kind {
        ProblemKind::Adjusted => (
            Severity::Warn,
            row.warn?,
            "The piece differs from what was typed; look whether it still is what you want.",
        ),
        ProblemKind::Missing => (
            Severity::Stop,
            row.stop?,
            "A part of the piece is missing, so the other figures do not tell the whole.",
        ),
    };
    let value = 1.0;
    (value > level).then(|| {
        let profile = &bench.profile.id;
        let verdict = Verdict { rule: RuleId::BuiltAsAsked, profile, row, severity, value, limit: level };
        let place = bench.place(problem.part, anchor(bench.built, problem.part));
        // The problem's own sentence is the title; a count of one says nothing more.
        Finding { title: problem.text.clone(), ..verdict.finding(place, "", why, None) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::PartRole;
    use crate::checks::hand_ring::{HandRing, found_in};

    #[test]
    fn adjusted_values_warn_and_missing_parts_stop_in_their_own_words() {
        let ring = HandRing::sound();
        let mut built = ring.built();
        assert_eq!(found_in(&built, &ring.piece(), findings), []);
        for (kind, severity) in
            [(ProblemKind::Adjusted, Severity::Warn), (ProblemKind::Missing, Severity::Stop)]
        {
            let text = format!("Base rail: {kind:?}");
            built.problems = vec![Problem { kind, part: PartRole::Rail(0), text: text.clone() }];
            let found = found_in(&built, &ring.piece(), findings);
            assert_eq!((found[0].severity, found[0].title.clone()), (severity, text));
            assert_eq!(found[0].place.part, PartRole::Rail(0));
        }
    }
}
