package bellwether.platform.http;

import org.eclipse.jetty.server.Request;

/// Reads of this service's own pages, which count together in one rate group.
public final class PageReads {
    private static final String ATTRIBUTE = PageReads.class.getName();

    private PageReads() {}

    public static void remember(Request request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean contain(Request request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
