package bellwether.market.imports.format;

import java.util.List;

/// How a file is built, as its rows show.
///
/// @param undecided prices that can be read two ways, when nothing in the file says how
/// @param notes what was not plain to see
public record FileShape(
        Layout layout, DateStyle style, List<DecimalSurvey.Sample> undecided, List<String> notes) {
    /// Whether its numbers can be read two ways.
    public boolean isUndecided() {
        return layout.decimal() == DecimalMark.UNSETTLED;
    }

    /// The same with this mark.
    ///
    /// @param why what settled it
    public FileShape with(DecimalMark mark, String why) {
        return new FileShape(layout.with(mark), style, List.of(), List.of(why));
    }
}
