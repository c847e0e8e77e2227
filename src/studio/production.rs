//! What exported files of metal are made for: the finished piece, the pattern of a route, or a prototype to try on.

use super::{CommandError, Outcome, Purpose, Quality, Studio};
use crate::build::CancelToken;
use crate::design::Library;
use crate::metals::Route;
use crate::production::{Product, pattern, try_on};
use crate::vocab::RouteId;

impl Studio {
    /// What exported files of metal are made for; the finished piece until [`super::Command::ExportFor`] says otherwise, and
    /// again when another piece is opened.
    #[must_use]
    pub const fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    pub(super) fn export_for(&mut self, purpose: Purpose) -> Outcome {
        if let Purpose::Route(id) = &purpose {
            route(&self.library, id)?;
        }
        self.purpose = purpose;
        Ok(())
    }

    /// What is written in place of the finished metal; `None` where that is written itself, or nothing is built yet.
    pub(super) fn product(&self) -> Result<Option<Product>, CommandError> {
        let Some((built, _)) = self.built().filter(|(it, old)| !old && it.quality == Quality::Production)
        else {
            return Ok(None);
        };
        let made = match &self.purpose {
            Purpose::Finished => return Ok(None),
            Purpose::Route(id) => {
                pattern(built, &self.project().piece, &self.library, route(&self.library, id)?)
            }
            Purpose::TryOn => try_on(built, &CancelToken::default()),
        };
        made.map(Some).map_err(|error| CommandError::BadInput(error.to_string()))
    }
}

fn route<'a>(library: &'a Library, id: &RouteId) -> Result<&'a Route, CommandError> {
    library.routes.route(id).ok_or_else(|| {
        let known: Vec<&str> = library.routes.routes.iter().map(|route| route.id.as_str()).collect();
        CommandError::BadInput(format!("there is no route `{id}`; there are {}", known.join(", ")))
    })
}
