package io.forbear.standalone.part;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts, in the order in which one can rest on another. */
public enum Part {
    POSTGRES("postgres", 5433),
    KAFKA("kafka", 9092),
    REGISTRY("registry", 8085),
    ACCOUNT_SERVICE("account-service", 8081),
    CONTACT_SERVICE("contact-service", 8082),
    PLAN_SERVICE("plan-service", 8083),
    COMPLIANCE_SERVICE("compliance-service", 8084),
    GATEWAY_SERVICE("gateway-service", 8086),
    CONSOLE("console", 8080);

    private final String title;
    private final int defaultPort;

    Part(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** What users call it. */
    public String title() {
        return title;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** Whether it is one of the services that exchange events. */
    public boolean isService() {
        return title.endsWith("-service");
    }

    /** Whether there may be several processes of it. */
    boolean isManifold() {
        return isService() || this == KAFKA;
    }

    /** A service's name without {@code -service}: its database, its package. */
    String shortTitle() {
        return title.replace("-service", "");
    }

    /** What must serve before it can start. */
    public Set<Part> requires() {
        return switch (this) {
            case POSTGRES, KAFKA -> Set.of();
            case REGISTRY -> Set.of(POSTGRES);
            case ACCOUNT_SERVICE,
                    CONTACT_SERVICE,
                    PLAN_SERVICE,
                    COMPLIANCE_SERVICE,
                    GATEWAY_SERVICE ->
                    Set.of(POSTGRES, KAFKA, REGISTRY);
            // what else is out, it shows
            case CONSOLE -> Set.of(POSTGRES, KAFKA);
        };
    }

    /** The parts themselves and all that they require. */
    public static Set<Part> withRequired(Set<Part> wanted) {
        var all = EnumSet.copyOf(wanted);
        wanted.forEach(part -> all.addAll(part.requires()));
        return all;
    }

    /** Groups to stop one after the other: whoever uses a part ends before it. */
    public static List<Set<Part>> stopOrder() {
        return List.of(
                EnumSet.of(CONSOLE),
                EnumSet.range(ACCOUNT_SERVICE, GATEWAY_SERVICE),
                EnumSet.of(REGISTRY),
                EnumSet.of(KAFKA),
                EnumSet.of(POSTGRES));
    }

    /**
     * The part of this name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Part named(String title) {
        return Arrays.stream(values())
                .filter(part -> part.title.equals(title))
                .findAny()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no part %s; parts are %s"
                                                .formatted(title, titles())));
    }

    static String titles() {
        return Arrays.stream(values()).map(Part::title).collect(Collectors.joining(", "));
    }
}
