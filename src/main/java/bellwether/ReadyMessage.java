package bellwether;

import java.net.URI;
import java.nio.charset.Charset;

/// What a service says to people once it is ready: what to open and what to try.
///
/// @param sampled whether there is a sample symbol to analyse
/// @param keyed whether a call needs a key
record ReadyMessage(URI address, boolean sampled, boolean keyed) {
    /// One line, in letters that the reader's charset has.
    String line(Charset charset) {
        String between = charset.newEncoder().canEncode('·') ? " · " : " | ";
        return "Docs: " + address + "/docs" + between + "Try: " + call();
    }

    private String call() {
        String key = keyed ? " -H \"X-API-Key: $MASTER_API_KEY\"" : "";
        return sampled
                ? "curl -s %s/api/v1/analyses%s -H 'Accept: text/plain' -H 'Content-Type: application/json' -H 'Prefer: wait=10' -d '{\"tickers\":[\"DEMO01\"],\"capital\":100000}'"
                        .formatted(address, key)
                : "curl -s %s/api/v1/stocks%s".formatted(address, key);
    }
}
