package io.forbear.gateway.provider;

/** Who carries the messages of one medium. */
public record Provider(Medium medium, ProviderSettings settings) {
    /** What the bank calls it. */
    public String name() {
        return settings.name();
    }

    /** The consumer group that takes its commands; by it consumption is paused. */
    public String group() {
        return medium.group();
    }
}
