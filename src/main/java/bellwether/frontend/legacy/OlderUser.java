package bellwether.frontend.legacy;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import org.jspecify.annotations.Nullable;

/// Whom an older client names as the user of a request.
final class OlderUser {
    private OlderUser() {}

    /// Whether that is the caller, as also where it names nobody.
    static boolean isOwn(@Nullable String userId, String owner) {
        return userId == null || userId.isBlank() || userId.equals(owner);
    }

    /// @throws Refusal where it is another
    static void require(@Nullable String userId, String owner) {
        if (!isOwn(userId, owner)) {
            throw Refusal.of(
                    RefusalKind.FORBIDDEN,
                    "not_your_user",
                    "user_id must be left out or be %s, the owner of your key, was %s"
                            .formatted(owner, Quoted.text(userId)));
        }
    }
}
