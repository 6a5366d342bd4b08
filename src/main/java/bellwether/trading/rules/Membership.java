package bellwether.trading.rules;

import java.util.Arrays;
import java.util.Optional;

/// What a symbol can be a member of, by name.
public enum Membership {
    ON_LIST("on_list", "is on the list"),
    SCREEN("screen", "passes the screen");

    private final String code;
    private final String words;

    Membership(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<Membership> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findAny();
    }

    /// The name under which columns of it are supplied.
    public String column(String name) {
        return code + "(" + name + ")";
    }
}
