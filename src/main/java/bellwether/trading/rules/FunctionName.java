package bellwether.trading.rules;

import java.util.Arrays;
import java.util.Optional;

/// What can be called with values in brackets.
public enum FunctionName {
    MIN,
    MAX,
    ABS;

    public String code() {
        return switch (this) {
            case MIN -> "min";
            case MAX -> "max";
            case ABS -> "abs";
        };
    }

    public static Optional<FunctionName> of(String code) {
        return Arrays.stream(values()).filter(name -> name.code().equals(code)).findAny();
    }
}
