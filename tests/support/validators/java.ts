/**
 * For Java machines that live a minute: the second compiler never earns what it
 * costs, and deeply nested documents exhaust the default stack.
 */
export const JAVA_OPTIONS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m'];
