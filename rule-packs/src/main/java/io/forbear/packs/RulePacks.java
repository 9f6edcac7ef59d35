package io.forbear.packs;

import io.forbear.packs.retention.RetentionRule;
import io.forbear.rules.HolidayCalendar;
import io.forbear.rules.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rule packs, as data. */
public final class RulePacks {
    private static final String INDEX = "packs/index.txt";
    private static final String UNNAMED = "draft";

    private RulePacks() {}

    /** A file by its name. */
    record Source(String name, String text) {}

    /** A pack and the very text it was read from. */
    public record Text(RulePack pack, String yaml) {}

    /**
     * The packs on the class path, every version, in the order of their index.
     *
     * @throws InvalidPackException if one of them cannot be used
     */
    public static List<RulePack> shipped() {
        return shippedTexts().stream().map(Text::pack).toList();
    }

    /**
     * The same with their texts.
     *
     * @throws InvalidPackException if one of them cannot be used
     */
    public static List<Text> shippedTexts() {
        var problems = new ArrayList<Problem>();
        var packs = new ArrayList<Text>();
        var reader = new PackReader(shippedCalendars(problems)::get, problems);
        for (var source : shippedSources("packs/")) {
            var pack = reader.read(source.name(), source.text());
            if (pack != null) {
                packs.add(new Text(pack, source.text()));
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

    /**
     * Everything the linter finds wrong with a pack that is to stand beside others.
     *
     * @param yaml its content
     * @param others the packs that are published, without problems of their own
     */
    public static List<Problem> problemsOf(String yaml, Collection<Text> others) {
        var problems = new ArrayList<Problem>();
        var calendars = shippedCalendars(problems);
        var pack = new PackReader(calendars::get, new ArrayList<>()).read(UNNAMED, yaml);
        var sources = new ArrayList<Source>();
        others.forEach(other -> sources.add(new Source(fileName(other.pack()), other.yaml())));
        sources.add(new Source(pack == null ? UNNAMED : fileName(pack), yaml));
        problems.addAll(Linter.problemsOf(sources, calendars));
        return problems;
    }

    /** What the file of a pack has to be called. */
    static String fileName(RulePack pack) {
        return pack.id() + "-" + pack.version() + ".yaml";
    }

    /**
     * The holiday calendars on the class path, by their id.
     *
     * @throws InvalidPackException if one of them cannot be used
     */
    public static Map<String, HolidayCalendar> calendars() {
        var problems = new ArrayList<Problem>();
        var calendars = shippedCalendars(problems);
        if (!problems.isEmpty()) {
            throw new InvalidPackException(problems);
        }
        return Map.copyOf(calendars);
    }

    /**
     * What is to be kept although somebody wants it erased, as the newest version on the class path
     * says.
     *
     * @throws InvalidPackException if it cannot be used
     */
    public static List<RetentionRule> retention() {
        var problems = new ArrayList<Problem>();
        var newest =
                shippedSources("retention/").stream()
                        .max(Comparator.comparing(Source::name))
                        .orElseThrow();
        var rules = RetentionReader.read(newest.name(), newest.text(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidPackException(problems);
        }
        return rules;
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
