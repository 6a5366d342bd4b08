package bellwether.research.screen.work;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The names of the screens that are being put in place, each within the one before.
final class ScreenPath {
    private final List<String> names = new ArrayList<>();

    /// @throws Refusal 422 where it is in itself
    void enter(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "circular_screen",
                        "Screens name one another in a circle: %s. Take one of them out of another's condition or universe."
                                .formatted(
                                        String.join(
                                                " → ",
                                                Stream.concat(
                                                                names
                                                                        .subList(i, names.size())
                                                                        .stream(),
                                                                Stream.of(name))
                                                        .map(each -> '"' + each + '"')
                                                        .toList())));
            }
        }
        names.add(name);
    }

    /// Leaves the last that was entered.
    void leave() {
        names.removeLast();
    }
}
