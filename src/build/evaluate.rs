//! Runs the steps of a recipe on the kernel.
//!
//! Steps that do not need each other run side by side, and steps of equal content run once: a step's result
//! is looked up in the cache by its key first. A step that fails leaves its part out; the rest goes on.

use std::collections::HashMap;

use rayon::prelude::*;

use super::key::keys;
use super::{BuildError, Cache, Operation, Problem, ProblemKind, Recipe, Step, StepId, StepKey};
use crate::kernel::{
    CancelToken, KernelError, Quality, Solid, convex_hull, cut, revolve, sweep_ring, torus, tube, unite,
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

/// What the steps done so far gave.
type Done = HashMap<StepKey, Outcome>;

impl Workbench<'_> {
    /// The finished metal of a recipe, `None` when nothing could be made, and what failed on the way.
    ///
    /// # Errors
    /// [`BuildError::Canceled`].
    pub fn evaluate(&self, recipe: &Recipe) -> Result<(Option<Solid>, Vec<Problem>), BuildError> {
        let Some(metal) = recipe.metal else { return Ok((None, Vec::new())) };
        let keys = keys(recipe, self.quality);
        let mut done = Done::new();
        let mut problems = Vec::new();
        for wave in self.waves(recipe, metal, &keys, &mut done) {
            let results: Vec<_> = wave
                .par_iter()
                .map(|step| self.run(&recipe.steps[step.0], &keys, &done))
                .collect::<Result<_, _>>()?;
            for (step, result) in wave.into_iter().zip(results) {
                let (key, step) = (keys[step.0], &recipe.steps[step.0]);
                if let Err(error) = &result {
                    problems.push(failure(step, error));
                }
                let inputs = step.operation.inputs();
                let whole = result.is_ok() && inputs.iter().all(|input| is_whole(&done, keys[input.0]));
                let solid = result.ok().flatten();
                // What lacks a part is not kept, or the next build would not hear of the failure.
                if let (Some(solid), true) = (&solid, whole) {
                    self.cache.keep(key, solid);
                }
                done.insert(key, Outcome { solid, whole });
            }
        }
        Ok((done.remove(&keys[metal.0]).and_then(|outcome| outcome.solid), problems))
    }

    /// The steps to do, each wave after the one that it needs; what the cache has is done.
    fn waves(&self, recipe: &Recipe, metal: StepId, keys: &[StepKey], done: &mut Done) -> Vec<Vec<StepId>> {
        let mut wanted = vec![false; recipe.steps.len()];
        wanted[metal.0] = true;
        for index in (0..=metal.0).rev().filter(|index| *index < recipe.steps.len()) {
            if !wanted[index] {
                continue;
            }
            if let Some(solid) = self.cache.get(keys[index]) {
                done.insert(keys[index], Outcome { solid: Some(solid), whole: true });
                wanted[index] = false;
                continue;
            }
            for StepId(input) in recipe.steps[index].operation.inputs() {
                wanted[input] = true;
            }
        }
        let mut wave_of: HashMap<StepKey, usize> = HashMap::new();
        let mut waves: Vec<Vec<StepId>> = Vec::new();
        for index in (0..wanted.len()).filter(|index| wanted[*index]) {
            if wave_of.contains_key(&keys[index]) {
                continue; // another step of the same content is on its way
            }
            let inputs = recipe.steps[index].operation.inputs();
            let wave =
                inputs.iter().filter_map(|input| wave_of.get(&keys[input.0])).max().map_or(0, |w| w + 1);
            wave_of.insert(keys[index], wave);
            if waves.len() <= wave {
                waves.resize(wave + 1, Vec::new());
            }
            waves[wave].push(StepId(index));
        }
        waves
    }

    /// One step; the inner result is the kernel's, `None` when what the step needs is missing.
    fn run(
        &self,
        step: &Step,
        keys: &[StepKey],
        done: &Done,
    ) -> Result<Result<Option<Solid>, KernelError>, BuildError> {
        if self.cancel.is_canceled() {
            return Err(BuildError::Canceled);
        }
        let made = |id: &StepId| done.get(&keys[id.0]).and_then(|outcome| outcome.solid.as_ref());
        match self.operate(&step.operation, &made) {
            Err(KernelError::Canceled) => Err(BuildError::Canceled),
            result => Ok(result),
        }
    }

    fn operate<'s>(
        &self,
        operation: &Operation,
        made: &impl Fn(&StepId) -> Option<&'s Solid>,
    ) -> Result<Option<Solid>, KernelError> {
        let several = |ids: &[StepId]| -> Vec<Solid> { ids.iter().filter_map(made).cloned().collect() };
        match operation {
            Operation::SweepRing { stations } => sweep_ring(stations, self.quality).map(Some),
            Operation::Revolve { profile } => revolve(profile, self.quality).map(Some),
            Operation::Tube { stations, first_normal, domes } => {
                tube(stations, *first_normal, *domes, self.quality).map(Some)
            }
            Operation::Hull { points } => convex_hull(points).map(Some),
            Operation::Torus { ring_radius, wire_radius } => {
                torus(*ring_radius, *wire_radius, self.quality).map(Some)
            }
            Operation::Transform { of, parent_from_local, stretch } => {
                Ok(made(of).map(|solid| solid.scaled(*stretch).placed(parent_from_local)))
            }
            Operation::Tag { of, role } => Ok(made(of).map(|solid| solid.tagged(role.tag()))),
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

fn is_whole(done: &Done, key: StepKey) -> bool {
    done.get(&key).is_some_and(|outcome| outcome.whole)
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
