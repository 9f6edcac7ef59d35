package io.forbear.contact.channel;

/**
 * Voice channels only: whether a call merely notifies or holds a conversation (GB/T 45251-2025).
 */
public enum VoiceMode {
    NOTIFICATION,
    INTERACTIVE
}
