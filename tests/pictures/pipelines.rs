//! What would otherwise fail in silence: a shader that does not compile, a machine without a Vulkan adapter.

use std::process::Command;

use bevy::prelude::*;
use bevy::shader::Shader;

use crate::studio;

#[test]
fn all_pipelines_are_made_and_a_broken_shader_is_told() {
    // `settle` itself fails on a broken one.
    let mut app = crate::solitaire();
    studio::settle(&mut app);
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    let (gem, source) = shaders
        .iter()
        .find(|(_, shader)| shader.path == "shaders/gem.wgsl")
        .map(|(id, shader)| (id, shader.source.as_str().replace("fn bounce(", "fn lost(")))
        .unwrap();
    shaders.insert(gem, Shader::from_wgsl(source, "shaders/gem.wgsl")).unwrap();
    for _ in 0..4 {
        studio::step(&mut app);
    }
    let broken = studio::broken_pipelines(&app);
    assert!(broken.iter().any(|message| message.contains("`bounce`")), "{broken:?}");
}

/// Only the loader of Linux lets the drivers be hidden.
#[cfg(target_os = "linux")]
#[test]
fn without_an_adapter_pictures_fail_and_say_what_to_install() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "gold_is_gold_and_goes_when_it_is_hidden"])
        .envs(["VK_DRIVER_FILES", "VK_ICD_FILENAMES"].map(|name| (name, "/nowhere")))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains(studio::NO_ADAPTER), "{said}");
}
