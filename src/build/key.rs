//! Content keys of steps.

use super::{Operation, Recipe, StepId};
use crate::kernel::Quality;

/// The hash of an operation, of the keys of all it uses, and of the quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StepKey(pub [u8; 32]);

/// The key of every step, in order. Two steps with one key make the same solid, in any recipe.
#[must_use]
pub(super) fn keys(recipe: &Recipe, quality: Quality) -> Vec<StepKey> {
    let mut keys: Vec<StepKey> = Vec::with_capacity(recipe.steps.len());
    for step in &recipe.steps {
        let key = key(&step.operation, &keys, quality);
        keys.push(key);
    }
    keys
}

fn key(operation: &Operation, earlier: &[StepKey], quality: Quality) -> StepKey {
    let mut hasher = blake3::Hasher::new();
    // The numbers of the steps that it uses say nothing about content; their keys do.
    let plain = match operation {
        Operation::Transform { parent_from_local, stretch, .. } => {
            write(&mut hasher, &(parent_from_local, stretch))
        }
        Operation::Tag { role, .. } => write(&mut hasher, role),
        Operation::Rename { names, .. } => write(&mut hasher, &("rename", names)),
        Operation::Unite { .. } => write(&mut hasher, &"unite"),
        Operation::Gather { .. } => write(&mut hasher, &"gather"),
        Operation::Cut { .. } => write(&mut hasher, &"cut"),
        other => write(&mut hasher, other),
    };
    // A number that has no text (NaN, infinite) makes no solid either, so that nothing is kept for it.
    write(&mut hasher, &(quality, plain));
    for StepId(input) in operation.inputs() {
        if let Some(key) = earlier.get(input) {
            hasher.update(&key.0);
        }
    }
    StepKey(*hasher.finalize().as_bytes())
}

fn write(hasher: &mut blake3::Hasher, value: &impl serde::Serialize) -> bool {
    serde_json::to_writer(hasher, value).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Landmarks, PartRole};
    use crate::vocab::{Frame, Point};

    fn recipe(wire: f64, spare: bool) -> Recipe {
        let mut recipe = Recipe::empty(Landmarks::default());
        if spare {
            recipe.step(PartRole::Shank, "spare", Operation::Torus { ring_radius: 9.0, wire_radius: 1.0 });
        }
        let role = PartRole::Rail(0);
        let rail = recipe.step(role, "rail", Operation::Torus { ring_radius: 3.0, wire_radius: wire });
        recipe.metal = Some(recipe.place(role, rail, Frame::IDENTITY, Point::ONE));
        recipe
    }

    fn last(recipe: &Recipe, quality: Quality) -> StepKey {
        *keys(recipe, quality).last().unwrap()
    }

    #[test]
    fn a_key_follows_the_content_and_not_the_place_in_the_recipe() {
        let key = last(&recipe(0.5, false), Quality::Draft);
        assert_eq!(key, last(&recipe(0.5, true), Quality::Draft));
        assert_ne!(key, last(&recipe(0.5, false), Quality::Preview));
        assert_ne!(key, last(&recipe(0.500_000_1, false), Quality::Draft));
        let mut other = recipe(0.5, false);
        other.steps.pop();
        other.step(
            PartRole::Rail(1),
            "another name",
            Operation::Tag { of: StepId(1), role: PartRole::Rail(1) },
        );
        assert_ne!(key, last(&other, Quality::Draft));
    }

    #[test]
    fn operations_of_one_input_do_not_share_a_key() {
        let mut recipe = recipe(0.5, false);
        for operation in [
            Operation::Unite { of: vec![StepId(0), StepId(1)] },
            Operation::Cut { body: StepId(0), cutters: vec![StepId(1)] },
            Operation::Cut { body: StepId(1), cutters: vec![StepId(0)] },
            Operation::Transform {
                of: StepId(0),
                parent_from_local: Frame::IDENTITY,
                stretch: Point::ONE * 2.0,
            },
        ] {
            recipe.step(PartRole::Shank, "", operation);
        }
        let mut keys = keys(&recipe, Quality::Draft);
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
