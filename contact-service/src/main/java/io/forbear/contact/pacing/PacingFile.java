package io.forbear.contact.pacing;

import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the pacing file and refuses it, naming the place, if anything in it cannot be meant. */
public final class PacingFile {
    private static final int MOST = 10_000_000;
    private static final Duration SLACK = Duration.ofSeconds(2);

    private PacingFile() {}

    /**
     * Reads the file.
     *
     * @throws YamlException naming file, path and what is wrong
     */
    public static Pacing read(String file, String text) {
        var root = YamlNode.read(file, text).withOnly("zone", "perPriority", "paces");
        var zone = zone(root.get("zone"));
        var ids = new HashSet<String>();
        var paces = new ArrayList<Pace>();
        for (var node : root.get("paces").list()) {
            paces.add(pace(node, zone, ids));
        }
        return new Pacing(
                paces, root.get("perPriority", Duration.ofMinutes(1), YamlNode::duration));
    }

    private static Pace pace(YamlNode node, ZoneId zone, Set<String> ids) {
        node.withOnly("id", "gateway", "collectors", "zone", "shifts");
        var id = node.get("id").text();
        if (!ids.add(id)) {
            throw node.get("id").wrong("is there twice: " + id);
        }
        return new Pace(
                id,
                node.get("gateway").oneOf(Gateway.class),
                node.get("collectors", Set.of(), YamlNode::texts),
                node.get("zone", zone, PacingFile::zone),
                shifts(node.get("shifts")),
                SLACK);
    }

    private static List<Shift> shifts(YamlNode node) {
        var shifts = new ArrayList<Shift>();
        for (var one : node.list()) {
            var shift = shift(one);
            if (shifts.stream().anyMatch(other -> overlap(shift, other))) {
                throw one.wrong("overlaps another shift");
            }
            shifts.add(shift);
        }
        return shifts;
    }

    private static Shift shift(YamlNode node) {
        node.withOnly(
                "from", "to", "agents", "callsPerAgentAndHour", "perSecond", "perHour", "perDay");
        var from = node.get("from", LocalTime.MIDNIGHT, YamlNode::time);
        var to = node.get("to", LocalTime.MIDNIGHT, YamlNode::time);
        try {
            return shift(node, from, to);
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Shift shift(YamlNode node, LocalTime from, LocalTime to) {
        var ways = List.of("agents", "perSecond", "perHour", "perDay");
        if (ways.stream().filter(node::has).count() != 1) {
            throw node.wrong("expected one of " + String.join(", ", ways));
        }
        if (node.has("agents")) {
            long calls = (long) number(node, "agents") * number(node, "callsPerAgentAndHour");
            return Shift.of(from, to, calls, Duration.ofHours(1));
        }
        if (node.has("perSecond")) {
            return Shift.of(from, to, number(node, "perSecond"), Duration.ofSeconds(1));
        }
        return node.has("perHour")
                ? Shift.of(from, to, number(node, "perHour"), Duration.ofHours(1))
                : Shift.of(from, to, number(node, "perDay"), Shift.length(from, to));
    }

    private static int number(YamlNode node, String name) {
        return node.get(name).number(1, MOST);
    }

    private static boolean overlap(Shift one, Shift other) {
        return one.covers(other.from()) || other.covers(one.from());
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("expected a time zone such as Asia/Shanghai, found " + node.text());
        }
    }
}
