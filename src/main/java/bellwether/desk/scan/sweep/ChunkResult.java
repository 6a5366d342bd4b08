package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.DetectionWalk;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;
import java.util.List;

/// What was found in a chunk of symbols, to be kept.
///
/// @param faults symbols that could not be walked
/// @param walks of all parts, that of the detections first
/// @param news what is to be published once it is kept
record ChunkResult(
        Timeframe timeframe,
        List<SweptDao.Step> steps,
        List<SweptFaultDao.SymbolFault> faults,
        DetectionWalk detections,
        List<SweepPart.Walk> walks,
        SweepNews news) {
    ChunkResult {
        steps = List.copyOf(steps);
        faults = List.copyOf(faults);
        walks = List.copyOf(walks);
    }
}
