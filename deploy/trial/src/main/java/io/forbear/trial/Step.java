package io.forbear.trial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a disturbance cost. Times are real seconds from its beginning.
 *
 * @param done until the processes in question were as they should be: serving, or gone
 * @param owned until every partition of every group had an owner that lives
 * @param caughtUp until all was consumed that waited then
 * @param copied until every partition had all its copies again; null: not looked at
 * @param mostUnread the most records that waited
 * @param longestWay the longest that it took from a proposal made meanwhile to its command
 * @param calls how many queries were asked, by how they ended, at all instances
 * @param wrong queries that were answered wrongly, of any instance
 * @param elsewhere queries that were not answered by instances which nothing was done to
 */
record Step(
        String title,
        double done,
        double owned,
        double caughtUp,
        @Nullable Double copied,
        long mostUnread,
        double longestWay,
        Map<Prober.End, Long> calls,
        List<String> wrong,
        long elsewhere) {

    /** The same, once it is known how long commands took. */
    Step waited(double longest) {
        return new Step(
                title, done, owned, caughtUp, copied, mostUnread, longest, calls, wrong, elsewhere);
    }

    /** As the report has it. */
    Map<String, Object> json() {
        var json = new TreeMap<String, Object>();
        json.put("step", title);
        json.put("doneSeconds", rounded(done));
        json.put("ownedSeconds", rounded(owned));
        json.put("caughtUpSeconds", rounded(caughtUp));
        if (copied != null) {
            json.put("copiedSeconds", rounded(copied));
        }
        json.put("mostUnread", mostUnread);
        json.put("longestProposalToCommandSeconds", rounded(longestWay));
        calls.forEach((end, count) -> json.put("http" + title(end), count));
        json.put("httpUnansweredElsewhere", elsewhere);
        return json;
    }

    private static String title(Prober.End end) {
        var name = end.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    /** One line of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-48s %7.1f %7.1f %9.1f %8s %8d %9.1f %6d %5d %5d %6d %5d",
                title,
                done,
                owned,
                caughtUp,
                copied == null ? "" : String.format(Locale.ROOT, "%.1f", copied),
                mostUnread,
                longestWay,
                calls.values().stream().mapToLong(Long::longValue).sum(),
                count(Prober.End.UNAVAILABLE),
                count(Prober.End.UNANSWERED),
                elsewhere,
                count(Prober.End.WRONG));
    }

    static String head() {
        return String.format(
                "%-48s %7s %7s %9s %8s %8s %9s %6s %5s %5s %6s %5s",
                "seconds until",
                "done",
                "owned",
                "caught up",
                "copied",
                "unread",
                "command",
                "calls",
                "503",
                "none",
                "others",
                "wrong");
    }

    private long count(Prober.End end) {
        return calls.getOrDefault(end, 0L);
    }
}
