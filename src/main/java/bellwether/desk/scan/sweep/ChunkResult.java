package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.DetectionWalk;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;

import java.util.List;

/// What was found in a chunk of symbols, to be kept.
///
/// @param walks of all parts, that of the detections first
record ChunkResult(
        Timeframe timeframe,
        List<SweptDao.Step> steps,
        DetectionWalk detections,
        List<SweepPart.Walk> walks) {
    ChunkResult {
        steps = List.copyOf(steps);
        walks = List.copyOf(walks);
    }
}
