package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules in sentences.
final class RuleWordsTest {
    private static List<String> words(String json) {
        RuleReader.Result read =
                new RuleReader(RuleFields.standard())
                        .read(Json.stored(json.replace('\'', '"'), JsonNode.class), "");
        assertEquals(List.of(), read.faults());
        return RuleWords.of(read.rule().orElseThrow());
    }

    private static String first(String side) {
        return words("{'name':'r','long':%s}".formatted(side)).getFirst();
    }

    @Test
    void sizesAndEntries() {
        String enter = "'enter':{'gt':['close','SMA_20']}";
        assertEquals(
                "Buys for 100 % of equity when close is above SMA_20; at the market.",
                first("{%s}".formatted(enter)));
        assertEquals(
                "Buys for 5000 of cash when close is above SMA_20; by a limit 1.5 % below the signal's close for 3 bars.",
                first(
                        "{%s,'size':{'cash':5000},'entry':{'limit':{'percent':1.5},'valid_bars':3}}"
                                .formatted(enter)));
        assertEquals(
                "Buys 10 shares when close is above SMA_20; by a stop order at high for 1 bar; at most 25 % of equity.",
                first(
                        "{%s,'size':{'shares':10},'entry':{'stop':'high'},'max_position_percent':25}"
                                .formatted(enter)));
    }

    @Test
    void levelsSayOnWhichSideTheyLie() {
        assertEquals(
                List.of(
                        "Buys for 50 % of equity when either RSI_14 is below 30 or close has risen for 2 bars; at the market.",
                        "Sells when RSI_14 is above 70.",
                        "Stop when long: 2 average ranges of 14 bars below the signal's close.",
                        "Target when long: 2 times as far as the stop.",
                        "Trailing stop when long: 8 % behind the best price, once it has gone 1 times the stop's distance.",
                        "Sells at the next open once held over 1 close.",
                        "Sells short for 50 % of equity when RSI_14 is above 80; by a stop order 1 % below the signal's close for 1 bar.",
                        "Stop when short: 5 % above the signal's close.",
                        "Target when short: 3 below the signal's close.",
                        "After a losing exit no entry for 1 bar.",
                        "Decides at the close of each 1d bar; market orders fill at the next open.",
                        "What is held at the end is sold at the last close."),
                words(
                        """
                        {'name':'r','level_from':'signal_close','at_end':'close',
                         'long':{'enter':{'any':[{'lt':['RSI_14',30]},{'rising':['close',2]}]},'exit':{'gt':['RSI_14',70]},
                                 'size':{'percent':50},'stop':{'atr':2},'target':{'reward_risk':2},
                                 'trail':{'percent':8,'after_r':1},'max_bars':1},
                         'short':{'enter':{'gt':['RSI_14',80]},'entry':{'stop':{'percent':1}},'size':{'percent':50},
                                  'stop':{'percent':5},'target':{'amount':3},'cooldown_bars':1}}
                        """));
    }
}
