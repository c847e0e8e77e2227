//! Runs the steps of a recipe on the kernel.
//!
//! A step runs as soon as all that it needs is there, beside whatever else is ready, and steps of equal content
//! run once: a step's result is looked up in the cache by its key first. A step that fails leaves its part out;
//! the rest goes on.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::key::keys;
use super::{BuildError, Cache, Operation, Problem, ProblemKind, Recipe, Step, StepId, StepKey};
use crate::kernel::{
    CancelToken, KernelError, Quality, Solid, bore, collar, convex_hull, cut, gather, hull_of_outlines, loft,
    plate, relief, revolve, rings_of_wire, surround, sweep_arc, sweep_ring, sweep_strands, torus, tube,
    unite,
};

/// A quality, the cache to use, and the flag to watch.
pub(super) struct Workbench<'a> {
    pub quality: Quality,
    pub cache: &'a Cache,
    pub cancel: &'a CancelToken,
}

/// What a step gave: a solid if there was something to work on, and whether nothing of it is missing.
struct Outcome {
    solid: Option<Solid>,
    whole: bool,
}

/// A step of an evaluation.
#[derive(Default)]
struct Task {
    /// Whether the metal needs it.
    wanted: bool,
    /// How many of its inputs are still to come.
    awaited: AtomicUsize,
    /// The steps that wait for it.
    users: Vec<usize>,
    outcome: OnceLock<Result<Outcome, KernelError>>,
}

/// One evaluation of a recipe.
struct Evaluation<'a> {
    bench: &'a Workbench<'a>,
    recipe: &'a Recipe,
    keys: Vec<StepKey>,
    /// The first step of the same content, which stands for all of them.
    first: Vec<usize>,
    tasks: Vec<Task>,
}

impl Workbench<'_> {
    /// The finished metal of a recipe, `None` when nothing could be made, and what failed on the way.
    ///
    /// # Errors
    /// [`BuildError::Canceled`].
    pub fn evaluate(&self, recipe: &Recipe) -> Result<(Option<Solid>, Vec<Problem>), BuildError> {
        let Some(StepId(metal)) = recipe.metal else { return Ok((None, Vec::new())) };
        let mut evaluation = Evaluation::new(self, recipe);
        evaluation.want(metal);
        let ready = evaluation.ready();
        let work = &evaluation;
        rayon::scope(|scope| {
            for step in ready {
                scope.spawn(move |scope| work.run(step, scope));
            }
        });
        let metal = evaluation.first[metal];
        let (mut solid, mut problems) = (None, Vec::new());
        for (index, task) in evaluation.tasks.into_iter().enumerate() {
            match task.outcome.into_inner() {
                Some(Err(KernelError::Canceled)) => return Err(BuildError::Canceled),
                Some(Err(error)) => problems.push(failure(&recipe.steps[index], &error)),
                Some(Ok(outcome)) if index == metal => solid = outcome.solid,
                _ => {}
            }
        }
        Ok((solid, problems))
    }

    /// A new shape as booleans get it: a draft, which is gone in a moment, carries no normals.
    fn finish(&self, shape: Option<Solid>) -> Option<Solid> {
        if self.quality == Quality::Draft { shape } else { shape.map(|shape| shape.with_normals()) }
    }

    fn operate<'s>(
        &self,
        operation: &Operation,
        made: &impl Fn(&StepId) -> Option<&'s Solid>,
    ) -> Result<Option<Solid>, KernelError> {
        let several = |ids: &[StepId]| -> Vec<Solid> { ids.iter().filter_map(made).cloned().collect() };
        match operation {
            Operation::SweepRing { stations } => sweep_ring(stations, self.quality).map(Some),
            Operation::SweepArc { stations } => sweep_arc(stations, self.quality).map(Some),
            Operation::SweepStrands(ring) => sweep_strands(ring, self.quality).map(Some),
            Operation::Revolve { profile } => revolve(profile, self.quality).map(Some),
            Operation::Tube { stations, first_normal, domes } => {
                tube(stations, *first_normal, *domes, self.quality).map(Some)
            }
            Operation::Hull { points } => convex_hull(points).map(Some),
            Operation::Torus { ring_radius, wire_radius } => {
                torus(*ring_radius, *wire_radius, self.quality).map(Some)
            }
            Operation::RingsOfWire { rings } => rings_of_wire(rings, self.quality).map(Some),
            Operation::Relief { contours, ground, heights } => {
                relief(contours, ground, *heights, self.quality).map(Some)
            }
            Operation::HullOfOutlines { outlines } => hull_of_outlines(outlines, self.quality).map(Some),
            Operation::Bore { stations, half_length } => bore(stations, *half_length, self.quality).map(Some),
            Operation::Plate { shape } => plate(shape, self.quality).map(Some),
            Operation::Collar { outline, section } => collar(outline, section, self.quality).map(Some),
            Operation::Loft { sections } => loft(sections, self.quality).map(Some),
            Operation::Surround { core, section } => surround(core, section, self.quality).map(Some),
            Operation::Transform { of, parent_from_local, stretch } => {
                Ok(made(of).map(|solid| solid.scaled(*stretch).placed(parent_from_local)))
            }
            Operation::Tag { of, role } => Ok(made(of).map(|solid| solid.tagged(role.tag()))),
            Operation::Rename { of, names } => {
                let names: Vec<_> = names.iter().map(|(old, new)| (old.tag(), new.tag())).collect();
                Ok(made(of).map(|solid| solid.renamed(&names)))
            }
            Operation::Gather { of } => {
                let solids = several(of);
                if solids.is_empty() { Ok(None) } else { gather(&solids).map(Some) }
            }
            Operation::Unite { of } => {
                let solids = several(of);
                if solids.is_empty() { Ok(None) } else { unite(&solids, self.cancel).map(Some) }
            }
            Operation::Cut { body, cutters } => {
                made(body).map(|body| cut(body, &several(cutters), self.cancel)).transpose()
            }
        }
    }
}

impl<'a> Evaluation<'a> {
    fn new(bench: &'a Workbench<'a>, recipe: &'a Recipe) -> Self {
        let keys = keys(recipe, bench.quality);
        let mut numbers = HashMap::new();
        let first =
            keys.iter().enumerate().map(|(index, key)| *numbers.entry(*key).or_insert(index)).collect();
        let tasks = keys.iter().map(|_| Task::default()).collect();
        Self { bench, recipe, keys, first, tasks }
    }

    /// Marks what the metal needs; what the cache has is done.
    fn want(&mut self, metal: usize) {
        self.tasks[self.first[metal]].wanted = true;
        // Steps refer only to earlier ones, so that all users of a step are seen before it.
        for index in (0..=metal).rev().filter(|index| *index < self.recipe.steps.len()) {
            if !self.tasks[index].wanted {
                continue;
            }
            if let Some(solid) = self.bench.cache.get(self.keys[index]) {
                self.tasks[index].outcome = OnceLock::from(Ok(Outcome { solid: Some(solid), whole: true }));
                continue;
            }
            let inputs = self.inputs(index);
            self.tasks[index].awaited = AtomicUsize::new(inputs.len());
            for input in inputs {
                self.tasks[input].wanted = true;
                self.tasks[input].users.push(index);
            }
        }
    }

    /// The steps that wait for nothing. Users of what the cache had wait for it no more.
    fn ready(&mut self) -> Vec<usize> {
        for index in 0..self.tasks.len() {
            if self.tasks[index].outcome.get().is_some() {
                for user in std::mem::take(&mut self.tasks[index].users) {
                    *self.tasks[user].awaited.get_mut() -= 1;
                }
            }
        }
        let waits_for_nothing = |task: &Task| {
            task.wanted && task.outcome.get().is_none() && task.awaited.load(Ordering::Relaxed) == 0
        };
        (0..self.tasks.len()).filter(|index| waits_for_nothing(&self.tasks[*index])).collect()
    }

    fn inputs(&self, step: usize) -> Vec<usize> {
        let inputs = self.recipe.steps[step].operation.inputs();
        inputs.into_iter().map(|StepId(input)| self.first[input]).collect()
    }

    fn outcome(&self, step: usize) -> Option<&Outcome> {
        self.tasks[step].outcome.get()?.as_ref().ok()
    }

    /// Does a step, and sets those off that waited for nothing else.
    fn run<'scope>(&'scope self, step: usize, scope: &rayon::Scope<'scope>) {
        // Each step is done once, so that the place is free.
        let _ = self.tasks[step].outcome.set(self.make(step));
        for &user in &self.tasks[step].users {
            if self.tasks[user].awaited.fetch_sub(1, Ordering::AcqRel) == 1 {
                scope.spawn(move |scope| self.run(user, scope));
            }
        }
    }

    fn make(&self, step: usize) -> Result<Outcome, KernelError> {
        if self.bench.cancel.is_canceled() {
            return Err(KernelError::Canceled);
        }
        let made = |StepId(input): &StepId| self.outcome(self.first[*input])?.solid.as_ref();
        let solid = self.bench.operate(&self.recipe.steps[step].operation, &made)?;
        let solid = if self.inputs(step).is_empty() { self.bench.finish(solid) } else { solid };
        let whole = self.inputs(step).into_iter().all(|input| self.outcome(input).is_some_and(|it| it.whole));
        // What lacks a part is not kept, or the next build would not hear of the failure.
        if let (Some(solid), true) = (&solid, whole) {
            self.bench.cache.keep(self.keys[step], solid);
        }
        Ok(Outcome { solid, whole })
    }
}

fn failure(step: &Step, error: &KernelError) -> Problem {
    Problem { kind: ProblemKind::Missing, part: step.part, text: format!("{}: {error}", step.part) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Landmarks, PartRole};

    fn evaluate(recipe: &Recipe, cache: &Cache) -> (Option<Solid>, Vec<Problem>) {
        let cancel = CancelToken::default();
        Workbench { quality: Quality::Draft, cache, cancel: &cancel }.evaluate(recipe).unwrap()
    }

    fn wire(recipe: &mut Recipe, number: u32, ring_radius: f64, wire_radius: f64) -> StepId {
        recipe.step(PartRole::Rail(number), "wire", Operation::Torus { ring_radius, wire_radius })
    }

    #[test]
    fn a_part_that_fails_is_named_each_time_and_the_rest_is_there() {
        let mut recipe = Recipe::empty(Landmarks::default());
        let good = wire(&mut recipe, 0, 3.0, 0.5);
        let bad = wire(&mut recipe, 1, 0.4, 0.5);
        let unite = Operation::Unite { of: vec![good, bad] };
        recipe.metal = Some(recipe.step(PartRole::Shank, "join", unite));
        let cache = Cache::default();
        for _ in 0..2 {
            let (metal, problems) = evaluate(&recipe, &cache);
            assert!(metal.is_some_and(|metal| !metal.is_empty()));
            assert_eq!(problems.len(), 1);
            assert_eq!((problems[0].part, problems[0].kind), (PartRole::Rail(1), ProblemKind::Missing));
            assert!(problems[0].text.starts_with("Gallery rail 1: torus"), "{}", problems[0].text);
        }
        assert_eq!(cache.size().0, 1, "only the good wire is kept");
    }

    #[test]
    fn a_cut_body_outlives_its_cutter_but_not_the_other_way_around() {
        for (body_wire, there) in [(0.5, true), (5.0, false)] {
            let mut recipe = Recipe::empty(Landmarks::default());
            let body = wire(&mut recipe, 0, 3.0, body_wire);
            let cutter = wire(&mut recipe, 1, 0.4, 5.0);
            let cut = Operation::Cut { body, cutters: vec![cutter] };
            recipe.metal = Some(recipe.step(PartRole::Rail(0), "cut", cut));
            let (metal, problems) = evaluate(&recipe, &Cache::default());
            assert_eq!(metal.is_some(), there);
            assert_eq!(problems.len(), if there { 1 } else { 2 });
        }
    }

    #[test]
    fn what_the_cache_has_is_not_made_again() {
        let mut recipe = Recipe::empty(Landmarks::default());
        let one = wire(&mut recipe, 0, 3.0, 0.5);
        let same = wire(&mut recipe, 1, 3.0, 0.5);
        let unite = Operation::Unite { of: vec![one, same] };
        recipe.metal = Some(recipe.step(PartRole::Shank, "join", unite));
        let cache = Cache::default();
        let keys = keys(&recipe, Quality::Draft);
        let ball = crate::kernel::sphere(1.0, Quality::Draft).unwrap();
        cache.keep(keys[0], &ball);
        let (metal, _) = evaluate(&recipe, &cache);
        assert!((metal.unwrap().volume().0 - ball.volume().0).abs() < 1e-9, "both wires came from the cache");
    }
}
