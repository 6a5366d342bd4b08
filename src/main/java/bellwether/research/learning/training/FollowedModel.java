package bellwether.research.learning.training;

/// A model in shadow or an active one, by what a look needs of it.
///
/// @param changes moves with whatever its next step could follow from
public record FollowedModel(long id, ModelState state, long changes) {
    /// As others call it.
    public String name() {
        return StoredModel.name(id);
    }
}
