/** Where an organisation's configuration stands in its configuration repository. */
export const orgConfigFile = 'fairlead-org.yml';
