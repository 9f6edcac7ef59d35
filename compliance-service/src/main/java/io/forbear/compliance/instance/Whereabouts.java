package io.forbear.compliance.instance;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Under which address the other instances reach this one. It is told to them through the stream's
 * consumer group, which is joined after the server has its port.
 */
@Component
public class Whereabouts {
    private final StreamsBuilderFactoryBean streams;
    private final String advertised;

    private volatile HostInfo self = HostInfo.unavailable();

    /**
     * @param advertised host:port; empty: this machine and the server's port, which is enough for
     *     instances on one machine
     */
    Whereabouts(
            StreamsBuilderFactoryBean streams,
            @Value("${forbear.compliance.advertised:}") String advertised) {
        this.streams = streams;
        this.advertised = advertised;
    }

    @EventListener
    void serverHasItsPort(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            settle(
                    advertised.isBlank()
                            ? "127.0.0.1:" + event.getWebServer().getPort()
                            : advertised.trim());
        }
    }

    private void settle(String address) {
        var host = HostInfo.buildFromEndpoint(address);
        if (host == null) {
            throw new IllegalArgumentException(
                    "expected forbear.compliance.advertised to be host:port, found " + address);
        }
        self = host;
        var properties = streams.getStreamsConfiguration();
        if (properties != null) {
            properties.setProperty(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
            streams.setStreamsConfiguration(properties);
        }
    }

    /** The other instances, as far as is known. */
    Set<HostInfo> others() {
        var running = streams.getKafkaStreams();
        if (running == null) {
            throw new IllegalStateException("the stream has not been started");
        }
        return running.metadataForAllStreamsClients().stream()
                .map(StreamsMetadata::hostInfo)
                .filter(one -> !one.equals(self) && !one.equals(HostInfo.unavailable()))
                .collect(Collectors.toSet());
    }

    /**
     * Goes on if a debtor is held here.
     *
     * @param owner the instance that holds him as far as is known
     * @throws HeldElsewhere if another one does
     */
    public void requireHere(HostInfo owner) {
        if (!owner.equals(self) && !owner.equals(HostInfo.unavailable())) {
            throw new HeldElsewhere(owner);
        }
    }
}
