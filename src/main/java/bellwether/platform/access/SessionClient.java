package bellwether.platform.access;

import bellwether.platform.base.PrintableText;

/// What a session was opened with, for its owner to know it again.
///
/// @param userAgent as the browser names itself, cut; "" for nothing
/// @param address that it came from
public record SessionClient(String userAgent, String address) {
    private static final int LONGEST = 200;

    public SessionClient {
        userAgent = PrintableText.cut(PrintableText.line(userAgent), LONGEST);
    }
}
