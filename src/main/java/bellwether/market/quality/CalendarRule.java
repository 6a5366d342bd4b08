package bellwether.market.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Holds the bars against the exchange's calendar: sessions without a bar, and bars without a
/// session. When there are many of the latter, the prices are of some other exchange, and what is
/// missing cannot be told.
final class CalendarRule {
    private static final double DOUBTFUL = 0.01;
    private static final int STRAYS = 3;
    private static final double WHOLE = 0.02;

    private CalendarRule() {}

    static void look(InspectedHistory subject) {
        SessionDays sessions = subject.sessions();
        if (subject.calendarless()) {
            none(subject, "Synthetic bars follow no exchange calendar.");
        } else if (!sessions.isExchangeKnown()) {
            none(
                    subject,
                    "The exchange is unknown: it is not set, and the ticker does not identify it. Set it: PATCH /api/v1/stocks/{ticker} {\"exchange\":\"…\"}; GET /api/v1/exchanges lists the codes.");
        } else if (!sessions.isKnown(subject.day(0), subject.day(subject.size() - 1))) {
            none(
                    subject,
                    "The sessions of %s are not known for all years from %s to %s."
                            .formatted(
                                    sessions.mic(),
                                    subject.date(0).getYear(),
                                    subject.date(subject.size() - 1).getYear()));
        } else {
            List<FindingEvent> strays = strays(subject);
            if (!strays.isEmpty()) {
                subject.found(
                        QualityFinding.of(
                                FindingKind.OFF_CALENDAR,
                                strays.size() / (DOUBTFUL * subject.size()),
                                "%d of %d bars %s on days on which %s had no session"
                                        .formatted(
                                                strays.size(),
                                                subject.size(),
                                                strays.size() == 1 ? "lies" : "lie",
                                                sessions.mic()),
                                strays));
            }
            if (strays.size() > Math.max(STRAYS, DOUBTFUL * subject.size())) {
                subject.notJudged(
                        FindingKind.GAP,
                        "So many bars are on days without a session of %s that these prices are probably from another exchange; set the symbol's exchange."
                                .formatted(sessions.mic()));
            } else {
                gaps(subject);
            }
        }
    }

    private static void none(InspectedHistory subject, String why) {
        subject.notJudged(FindingKind.GAP, why);
        subject.notJudged(FindingKind.OFF_CALENDAR, why);
    }

    private static List<FindingEvent> strays(InspectedHistory subject) {
        List<FindingEvent> strays = new ArrayList<>();
        for (int bar = 0; bar < subject.size(); bar++) {
            if (!subject.sessions().isSession(subject.day(bar))) {
                strays.add(FindingEvent.on(subject.date(bar), "no session"));
            }
        }
        return strays;
    }

    private static void gaps(InspectedHistory subject) {
        List<FindingEvent> gaps = new ArrayList<>();
        int missing = 0;
        int longest = 0;
        for (int bar = 1; bar < subject.size(); bar++) {
            long after = subject.day(bar - 1) + 1;
            long end = subject.day(bar);
            long first = after == end ? end : subject.sessions().next(after, end);
            if (first < end) {
                FindingEvent gap = gap(subject.sessions(), first, end);
                gaps.add(gap);
                missing += (int) gap.count();
                longest = Math.max(longest, (int) gap.count());
            }
        }
        if (missing > 0) {
            int sessions =
                    subject.sessions().count(subject.day(0), subject.day(subject.size() - 1) + 1);
            subject.found(
                    QualityFinding.of(
                            FindingKind.GAP,
                            missing / (WHOLE * sessions),
                            "%d of %d sessions of %s %s no bar, in %d %s of up to %d"
                                    .formatted(
                                            missing,
                                            sessions,
                                            subject.sessions().mic(),
                                            missing == 1 ? "has" : "have",
                                            gaps.size(),
                                            gaps.size() == 1 ? "gap" : "gaps",
                                            longest),
                            gaps));
        }
    }

    private static FindingEvent gap(SessionDays sessions, long first, long end) {
        long last = first;
        int count = 0;
        for (long day = first; day < end; day = sessions.next(day + 1, end)) {
            last = day;
            count++;
        }
        return FindingEvent.between(
                LocalDate.ofEpochDay(first),
                LocalDate.ofEpochDay(last),
                count,
                count == 1 ? "1 session" : count + " sessions");
    }
}
