/** Where the signed-in browser state of the setup is kept for all other tests. */
export const adminSession = "test-results/admin-session.json";
