package io.forbear.console.cluster;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Addresses and security of Kafka's clients, set as the services' are. */
@Component
public final class KafkaAccess {
    private final Map<String, Object> admin;
    private final Map<String, Object> producer;

    KafkaAccess(KafkaProperties kafka, SslBundles bundles) {
        admin = secured(kafka, bundles, kafka.buildAdminProperties());
        producer = secured(kafka, bundles, kafka.buildProducerProperties());
    }

    /** For whoever looks: administration, and consumers without a group. */
    public Map<String, Object> looking() {
        return admin;
    }

    /** For whoever writes. */
    public Map<String, Object> writing() {
        return producer;
    }

    /** With the certificates of an SSL bundle, if one is named. */
    private static Map<String, Object> secured(
            KafkaProperties kafka, SslBundles bundles, Map<String, Object> settings) {
        var secured = new HashMap<>(settings);
        var bundle = kafka.getSsl().getBundle();
        if (bundle != null) {
            secured.put(
                    SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            secured.put(SslBundle.class.getName(), bundles.getBundle(bundle));
        }
        return Map.copyOf(secured);
    }
}
