package io.forbear.samples;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What a share group does is set at the broker: once, by whoever operates it, before its first
 * reader. {@code kafka-configs.sh --entity-type groups} does the same.
 */
final class ShareGroup {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "share.isolation.level", "read_committed",
                    "share.auto.offset.reset", "earliest",
                    "share.record.lock.duration.ms", "60000"); // longer than one poll's calls

    private ShareGroup() {}

    /** Arguments: {@code share.properties}, other settings NAME=VALUE. */
    public static void main(String[] args) throws Exception {
        prepare(Settings.of(args));
    }

    static void prepare(Properties kafka) throws ExecutionException, InterruptedException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, kafka.getProperty("group.id"));
        var changes =
                SETTINGS.entrySet().stream()
                        .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
                        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                        .toList();
        try (var admin = Admin.create(kafka)) {
            admin.incrementalAlterConfigs(Map.of(group, changes)).all().get();
        }
    }
}
