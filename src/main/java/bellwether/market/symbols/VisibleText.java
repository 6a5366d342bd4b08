package bellwether.market.symbols;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in which a reader sees every character: no controls, no marks that turn the direction of
/// the text around, nothing of no width, no blank but the plain one.
public final class VisibleText {
    /// By their classes in Unicode, and those of other classes that show nothing.
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}[\\p{Zs}&&[^ ]]"
                            + "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164"
                            + "\\ufe00-\\ufe0f\\uffa0\\x{e0100}-\\x{e01ef}]");

    private VisibleText() {}

    static boolean is(String text) {
        return !INVISIBLE.matcher(text).find();
    }

    /// The first character that is not seen, in words.
    public static Optional<String> fault(String text) {
        Matcher found = INVISIBLE.matcher(text);
        return found.find()
                ? Optional.of(
                        "its character %d is the invisible %s"
                                .formatted(
                                        text.codePointCount(0, found.start()) + 1,
                                        name(text.codePointAt(found.start()))))
                : Optional.empty();
    }

    private static String name(int character) {
        String known = Character.getName(character);
        return "U+%04X%s".formatted(character, known == null ? "" : " (" + known + ")");
    }
}
