//! What a person is told when no window can be opened: a sentence that says what to install, no backtrace.

use std::panic::PanicHookInfo;

const NO_GPU: &str = "Collet needs a graphics card with Vulkan, Metal or DirectX 12, and found none.\n\
     On Debian or Ubuntu install `mesa-vulkan-drivers` (it also has a software renderer), elsewhere the \
     driver of your graphics card.\n\
     Everything but the window works without: try `collet help`.";

const NO_DISPLAY: &str = "Collet found no display to open its window on.\n\
     Everything but the window works without: try `collet help`. \
     `collet studio --script` draws without a display.";

/// Turns the two panics that mean "this machine cannot show a window" into plain messages and exit code 70.
/// Other panics are told as usual.
pub(super) fn explain_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| match advice(&text_of(panic)) {
        Some(advice) => {
            eprintln!("error: {advice}");
            std::process::exit(70);
        }
        None => usual(panic),
    }));
}

fn text_of(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

fn advice(panic: &str) -> Option<&'static str> {
    if panic.contains("Unable to find a GPU") {
        Some(NO_GPU)
    } else if panic.contains("Failed to build event loop") {
        Some(NO_DISPLAY)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_card_is_told_with_what_to_install() {
        let text = advice("Unable to find a GPU! Make sure you have installed required drivers!").unwrap();
        assert!(text.contains("mesa-vulkan-drivers"));
        assert!(advice("Failed to build event loop: Os(..)").unwrap().contains("display"));
        assert!(advice("index out of bounds").is_none());
    }
}
