package bellwether.frontend.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// A script or a style sheet without its comments, indentation and, in a script, the blanks beside
/// signs, which a browser has no use for. Every line keeps its number, so that a fault in a browser
/// names the line of the source. What stands in strings, template literals and regular expressions
/// stays as it is, but for the indentation in `html` templates, where blanks behind the end of a
/// line mean nothing.
final class StrippedText {
    /// Words after which a slash begins a regular expression and does not divide.
    private static final Set<String> OPERATORS =
            Set.of(
                    "return",
                    "typeof",
                    "case",
                    "in",
                    "of",
                    "delete",
                    "void",
                    "throw",
                    "new",
                    "else",
                    "do",
                    "await",
                    "yield",
                    "instanceof");

    /// What ends an expression: a slash behind it divides.
    private static final String ENDS = ")]\"'`";

    /// Beside them a blank says nothing. Those that may double, such as `+`, and the dot and the
    /// slash are not among them.
    private static final String SIGNS = "(){}[];,=:?<>&|!*%";

    private static final String HTML = "html";

    private final String text;
    private final boolean isScript;
    private final StringBuilder out;

    /// For each template literal around this place, how many braces are open in its expression.
    private final Deque<Template> templates = new ArrayDeque<>();

    private record Template(int braces, boolean isHtml) {}

    private int braces;
    private int at;

    private StrippedText(String text, boolean isScript) {
        this.text = text;
        this.isScript = isScript;
        out = new StringBuilder(text.length());
    }

    static String ofScript(String text) {
        return new StrippedText(text, true).strip();
    }

    static String ofStyle(String text) {
        return new StrippedText(text, false).strip();
    }

    private String strip() {
        skipBlanks();
        while (at < text.length()) {
            char next = text.charAt(at);
            switch (next) {
                case '\n' -> endLine();
                case '"', '\'' -> copyUntil(next);
                case '/' -> slash();
                case '`', '{', '}' -> bracket(next);
                case ' ' -> blank();
                default -> copy();
            }
        }
        return out.toString();
    }

    private void copy() {
        out.append(text.charAt(at++));
    }

    private void blank() {
        skipBlanks();
        boolean isBeside =
                out.isEmpty()
                        || at == text.length()
                        || SIGNS.indexOf(out.charAt(out.length() - 1)) >= 0
                        || SIGNS.indexOf(text.charAt(at)) >= 0;
        if (!isScript || !isBeside) {
            out.append(' ');
        }
    }

    private void endLine() {
        dropBlanks();
        copy();
        skipBlanks();
    }

    private void dropBlanks() {
        int end = out.length();
        while (end > 0 && isBlank(out.charAt(end - 1))) {
            end--;
        }
        out.setLength(end);
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t' || sign == '\r';
    }

    private void slash() {
        if (text.startsWith("/*", at)) {
            skipComment();
        } else if (isScript && text.startsWith("//", at)) {
            at = endOf("\n", at);
        } else if (isScript && isRegularExpression()) {
            copyRegularExpression();
        } else {
            copy();
        }
    }

    /// Its ends of lines stay, and where it has none a blank keeps its neighbours apart.
    private void skipComment() {
        int end = endOf("*/", at + 2);
        long lines = text.substring(at, end).chars().filter(sign -> sign == '\n').count();
        at = Math.min(text.length(), end + 2);
        if (lines == 0) {
            out.append(' ');
            return;
        }
        dropBlanks();
        out.repeat("\n", (int) lines);
        skipBlanks();
    }

    private int endOf(String sign, int from) {
        int end = text.indexOf(sign, from);
        return end < 0 ? text.length() : end;
    }

    private void bracket(char sign) {
        if (sign == '{') {
            braces++;
            copy();
        } else if (sign == '`' && isScript) {
            boolean isHtml =
                    out.length() >= HTML.length()
                            && out.indexOf(HTML, out.length() - HTML.length()) >= 0;
            copy();
            copyTemplate(isHtml);
        } else if (sign == '}' && braces == 0 && !templates.isEmpty()) {
            Template template = templates.pop();
            braces = template.braces;
            copy();
            copyTemplate(template.isHtml);
        } else {
            braces -= sign == '}' ? 1 : 0;
            copy();
        }
    }

    /// To the end of the literal, or to the expression that begins next in it.
    private void copyTemplate(boolean isHtml) {
        while (at < text.length()) {
            if (text.startsWith("${", at)) {
                out.append("${");
                at += 2;
                templates.push(new Template(braces, isHtml));
                braces = 0;
                return;
            }
            char sign = copySign();
            if (sign == '`') {
                return;
            }
            if (sign == '\n' && isHtml) {
                skipBlanks();
            }
        }
    }

    /// With the sign behind it where it is a backslash.
    private char copySign() {
        char sign = text.charAt(at);
        copy();
        if (sign == '\\' && at < text.length()) {
            copy();
        }
        return sign;
    }

    private void copyUntil(char quote) {
        copy();
        while (at < text.length() && copySign() != quote) {
            // the string goes on
        }
    }

    private void copyRegularExpression() {
        copy();
        boolean isInSet = false;
        while (at < text.length()) {
            char sign = copySign();
            isInSet = sign == '[' || (isInSet && sign != ']');
            if (sign == '\n' || (sign == '/' && !isInSet)) {
                return;
            }
        }
    }

    private boolean isRegularExpression() {
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return true;
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(out.charAt(start - 1))) {
            start--;
        }
        return start == end
                ? ENDS.indexOf(out.charAt(end - 1)) < 0
                : OPERATORS.contains(out.substring(start, end));
    }
}
