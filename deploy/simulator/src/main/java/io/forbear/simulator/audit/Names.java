package io.forbear.simulator.audit;

import java.util.Map;

/** What the legal entities of the example are called, as the delivered wordings have it. */
final class Names {
    private static final Map<String, Map<String, String>> BY_ID =
            Map.of(
                    "BANK", Map.of("zh-CN", "示例银行", "en", "Example Bank"),
                    "AGENCY", Map.of("zh-CN", "示例信用管理", "en", "Example Credit Management"));

    private Names() {}

    /** The name of an entity in a language; its id if it has none here. */
    static String of(String id, String language) {
        return BY_ID.getOrDefault(id, Map.of()).getOrDefault(language, id);
    }
}
