package bellwether.platform.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A form in which an answer can be had.
public enum MediaTypes {
    JSON("application", "json"),
    CSV("text", "csv"),
    PARQUET("application", "vnd.apache.parquet"),
    HTML("text", "html"),
    EVENTS("text", "event-stream");

    private final String type;
    private final String subtype;

    MediaTypes(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    /// One media range of an `Accept` header.
    ///
    /// @param exactness how closely it names the form: 3 by name, 2 by `type/*`, 1 by `*/*`
    private record Wish(double quality, int exactness) {}

    /// The best of these forms for the caller: the one with the highest quality; of two, the one
    /// that is asked for by name; of two, the first.
    ///
    /// @throws Refusal 406 when none of them will do
    public static MediaTypes of(Context ctx, List<MediaTypes> offered) {
        String accept = ctx.header("Accept");
        if (accept == null || accept.isBlank()) {
            return offered.getFirst();
        }
        MediaTypes best = offered.getFirst();
        Wish most = new Wish(0, 0);
        for (MediaTypes media : offered) {
            Wish wish = media.wish(accept);
            if (wish.quality > most.quality
                    || (wish.quality == most.quality && wish.exactness > most.exactness)) {
                best = media;
                most = wish;
            }
        }
        if (most.quality <= 0) {
            throw StatusRefusal.of(
                    406,
                    "not_acceptable",
                    "Available as %s, not as %s."
                            .formatted(
                                    String.join(
                                            " or ",
                                            offered.stream().map(MediaTypes::words).toList()),
                                    Quoted.text(accept)));
        }
        return best;
    }

    private String words() {
        return type + "/" + subtype;
    }

    /// The most exact range that fits decides, whatever the others say.
    private Wish wish(String accept) {
        Wish found = new Wish(0, 0);
        for (String part : accept.split(",", -1)) {
            String[] pieces = part.strip().toLowerCase(Locale.ROOT).split(";", -1);
            int exactness = exactness(pieces[0].strip());
            if (exactness > found.exactness) {
                found = new Wish(quality(pieces), exactness);
            }
        }
        return found;
    }

    private int exactness(String range) {
        if (range.equals(words())) {
            return 3;
        }
        if (range.equals(type + "/*")) {
            return 2;
        }
        return range.equals("*/*") ? 1 : 0;
    }

    private static double quality(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                return parsed(piece.substring(2)).orElse(0.0);
            }
        }
        return 1;
    }

    private static Optional<Double> parsed(String text) {
        return text.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")
                ? Optional.of(Double.parseDouble(text))
                : Optional.empty();
    }
}
