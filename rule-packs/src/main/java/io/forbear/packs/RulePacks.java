package io.forbear.packs;

import io.forbear.rules.HolidayCalendar;
import io.forbear.rules.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rule packs, as data. */
public final class RulePacks {
    private static final String INDEX = "packs/index.txt";

    private RulePacks() {}

    /** A file by its name. */
    record Source(String name, String text) {}

    /**
     * The packs on the class path, every version, in the order of their index.
     *
     * @throws InvalidPackException if one of them cannot be used
     */
    public static List<RulePack> shipped() {
        var problems = new ArrayList<Problem>();
        var packs = new ArrayList<RulePack>();
        var reader = new PackReader(shippedCalendars(problems)::get, problems);
        for (var source : shippedSources("packs/")) {
            var pack = reader.read(source.name(), source.text());
            if (pack != null) {
                packs.add(pack);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidPackException(problems);
        }
        return packs;
    }

    /**
     * Reads one version of a pack; it may use the holiday calendars on the class path.
     *
     * @param name names it in error messages
     * @param yaml its content
     * @throws InvalidPackException if it cannot be used
     */
    public static RulePack parse(String name, String yaml) {
        var problems = new ArrayList<Problem>();
        var reader = new PackReader(shippedCalendars(problems)::get, problems);
        var pack = reader.read(name, yaml);
        if (pack == null || !problems.isEmpty()) {
            throw new InvalidPackException(problems);
        }
        return pack;
    }

    static Map<String, HolidayCalendar> shippedCalendars(List<Problem> problems) {
        var calendars = new HashMap<String, HolidayCalendar>();
        for (var source : shippedSources("calendars/")) {
            var calendar = CalendarReader.read(source.name(), source.text(), problems);
            if (calendar != null) {
                calendars.put(calendar.id(), calendar);
            }
        }
        return calendars;
    }

    static List<Source> shippedSources(String folder) {
        return resource(INDEX)
                .lines()
                .filter(name -> name.startsWith(folder))
                .map(name -> new Source(name, resource(name)))
                .toList();
    }

    /** The YAML files among some paths: files as named, folders searched at any depth. */
    static List<Source> sourcesIn(List<Path> paths) throws IOException {
        var sources = new ArrayList<Source>();
        for (var path : paths) {
            try (Stream<Path> found = Files.walk(path)) {
                for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.equals(path) || file.toString().endsWith(".yaml")) {
                        sources.add(new Source(file.toString(), Files.readString(file)));
                    }
                }
            }
        }
        return sources;
    }

    private static String resource(String name) {
        try (var in = RulePacks.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
