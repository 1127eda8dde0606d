int reference_placeholder(void);
