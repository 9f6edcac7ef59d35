package io.forbear.gateway.provider;

import java.util.Locale;

/** What a provider carries. */
public enum Medium {
    SMS,
    EMAIL;

    /** The consumer group for the commands of this medium. */
    public String group() {
        return "gateway-service-" + name().toLowerCase(Locale.ROOT);
    }
}
