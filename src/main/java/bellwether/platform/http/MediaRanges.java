package bellwether.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An `Accept` header against the media types that there are.
public final class MediaRanges {
    private MediaRanges() {}

    /// One media range of the header.
    ///
    /// @param exactness how closely it names the type: 3 by name, 2 by `type/*`, 1 by `*/*`
    private record Wish(double quality, int exactness) {}

    /// The place of the best type for the caller: the one with the highest quality; of two, the one
    /// that is asked for by name; of two, the first. Nothing when none of them will do.
    public static Optional<Integer> best(String accept, List<String> offered) {
        Optional<Integer> best = Optional.empty();
        Wish most = new Wish(0, 0);
        for (int i = 0; i < offered.size(); i++) {
            Wish wish = wish(accept, offered.get(i));
            if (wish.quality > most.quality
                    || (wish.quality > 0
                            && wish.quality == most.quality
                            && wish.exactness > most.exactness)) {
                best = Optional.of(i);
                most = wish;
            }
        }
        return best;
    }

    /// The most exact range that fits decides, whatever the others say.
    private static Wish wish(String accept, String type) {
        Wish found = new Wish(0, 0);
        for (String part : accept.split(",", -1)) {
            String[] pieces = part.strip().toLowerCase(Locale.ROOT).split(";", -1);
            int exactness = exactness(pieces[0].strip(), type);
            if (exactness > found.exactness) {
                found = new Wish(quality(pieces), exactness);
            }
        }
        return found;
    }

    private static int exactness(String range, String type) {
        if (range.equals(type)) {
            return 3;
        }
        if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
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
