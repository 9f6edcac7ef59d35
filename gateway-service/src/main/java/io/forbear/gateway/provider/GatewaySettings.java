package io.forbear.gateway.provider;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the service.
 *
 * @param providers who carries messages, by name; none: nobody here
 * @param backlog so many commands of a provider at most are kept here unsent; more stay in Kafka
 * @param textRetention how long, in real time since it came, the text and the sealed number or
 *     address of a command are kept that cannot be sent any more
 * @param opaqueEndpoints whether commands bring opaque ids only, which the providers resolve, so
 *     that no keys are needed
 * @param every how often, in real time, it is looked for what is to be done
 */
@ConfigurationProperties("forbear.gateway")
public record GatewaySettings(
        @DefaultValue Map<String, ProviderSettings> providers,
        @DefaultValue("500") int backlog,
        @DefaultValue("1d") Duration textRetention,
        @DefaultValue("false") boolean opaqueEndpoints,
        @DefaultValue("200ms") Duration every) {
    public GatewaySettings {
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog must be 1 or more, found " + backlog);
        }
    }
}
