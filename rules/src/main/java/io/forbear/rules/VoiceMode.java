package io.forbear.rules;

/**
 * What a voice contact is (GB/T 45251-2025): it tells something, or it talks. Means something on
 * voice channels only.
 */
public enum VoiceMode {
    NOTIFICATION,
    INTERACTIVE
}
